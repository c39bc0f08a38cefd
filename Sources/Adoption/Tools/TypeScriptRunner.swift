/// The TypeScript runner of the reference documents: `schema_migrations` with a row for each file,
/// by its name. Its lock is the row of `migration_lock`, which ours is too.
struct TypeScriptRunner: MigrationTool {
    let words = ["typescript-runner"]
    let title = "the TypeScript runner"
    let tableNames = ["schema_migrations"]
    let order = "applied_at, migration_name"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["migration_name", "applied_at", "checksum"])
    }

    func selection(of table: ToolTable) -> [String] {
        [
            "migration_name", ToolSQL.time("applied_at"),
            ToolSQL.text("execution_duration_ms", of: table),
        ]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(
            rows.map { row in
                RecordedMigration(
                    name: row[0] ?? "", appliedAt: row[1],
                    durationMilliseconds: row[2].flatMap { Int($0) })
            })
    }

    func lockTable(of table: ToolTable) -> ToolLockTable? {
        ToolLockTable(
            name: "migration_lock",
            isHeld:
                "locked_by NOT LIKE 'jsmigrate %' AND locked_at > pg_catalog.now() - interval '5 minutes'"
        )
    }
}
