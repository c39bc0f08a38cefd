/// postgres-migrations: `migrations`, a row for each file, and one with the id 0 for the table
/// itself. A run holds an advisory lock that is the same in every database.
///
/// postgres-migrations 5.3, `src/migrate.ts`, `src/with-lock.ts`,
/// `src/migrations/0_create-migrations-table.sql`.
struct PostgresMigrations: MigrationTool {
    let words = ["postgres-migrations"]
    let title = "postgres-migrations"
    let tableNames = ["migrations"]
    let order = "id"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["id", "name", "hash", "executed_at"])
    }

    func selection(of table: ToolTable) -> [String] {
        ["id::pg_catalog.text", "name", ToolSQL.time("executed_at")]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(
            rows.filter { $0[0] != "0" }.map { row in
                RecordedMigration(
                    number: row[0] ?? "", label: "\(row[0] ?? "") \(row[1] ?? "")", title: row[1],
                    appliedAt: row[2])
            })
    }

    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] {
        [-8_525_285_245_963_000_605]
    }
}
