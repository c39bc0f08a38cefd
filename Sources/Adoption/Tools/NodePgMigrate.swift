/// node-pg-migrate: `pgmigrations`, a row for each file, without the extension. A run holds an
/// advisory lock that is the same in every database.
///
/// node-pg-migrate 7 and 8, `src/runner.ts`.
struct NodePgMigrate: MigrationTool {
    let words = ["node-pg-migrate"]
    let title = "node-pg-migrate"
    let tableNames = ["pgmigrations"]
    let order = "run_on, id"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["id", "name", "run_on"])
    }

    func selection(of table: ToolTable) -> [String] { ["name", ToolSQL.time("run_on")] }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(rows.map { RecordedMigration(name: $0[0] ?? "", appliedAt: $0[1]) })
    }

    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] {
        [7_241_865_325_823_964]
    }
}
