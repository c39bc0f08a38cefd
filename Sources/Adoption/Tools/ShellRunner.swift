/// The shell runner of the reference documents, `migrate.sh`: `schema_migrations` with a row for
/// each file, for several databases in one table. Its lock is the row of `migration_lock`, which
/// ours is too.
struct ShellRunner: MigrationTool {
    let words = ["shell-runner"]
    let title = "the shell runner"
    let tableNames = ["schema_migrations"]
    let order = "applied_at, migration_file"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["database_type", "migration_file", "applied_at"])
    }

    func selection(of table: ToolTable) -> [String] {
        ["database_type", "migration_file", ToolSQL.time("applied_at")]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(
            rows.map { RecordedMigration(name: $0[1] ?? "", group: $0[0], appliedAt: $0[2]) },
            mainGroup: "postgres")
    }

    func lockTable(of table: ToolTable) -> ToolLockTable? {
        ToolLockTable(
            name: "migration_lock",
            isHeld:
                "locked AND locked_by NOT LIKE 'jsmigrate %' AND locked_at > pg_catalog.now() - interval '5 minutes'"
        )
    }
}
