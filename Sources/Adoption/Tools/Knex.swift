/// knex: `knex_migrations`, a row for each file, in batches; and `knex_migrations_lock`, whose one
/// row is `is_locked` while a run is at work, and stays so when one is killed.
///
/// knex 3.1, `lib/migrations/migrate/table-creator.js` and `Migrator.js`.
struct Knex: MigrationTool {
    let words = ["knex"]
    let title = "knex"
    let tableNames = ["knex_migrations"]
    let order = "id"
    let unlocking = "where no run of knex is at work, `npx knex migrate:unlock` frees the lock"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["name", "batch", "migration_time"])
    }

    func selection(of table: ToolTable) -> [String] { ["name", ToolSQL.time("migration_time")] }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(rows.map { RecordedMigration(name: $0[0] ?? "", appliedAt: $0[1]) })
    }

    func lockTable(of table: ToolTable) -> ToolLockTable? {
        ToolLockTable(name: table.name + "_lock", isHeld: "is_locked <> 0")
    }
}
