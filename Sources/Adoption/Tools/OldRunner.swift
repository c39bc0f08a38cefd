/// The `run-migration.js` of the projects that this program is made for: its `schema_migrations` is
/// the table that ours grew from, and goes on as ours.
struct OldRunner: MigrationTool {
    let words = ["run-migration"]
    let title = "run-migration.js"
    let tableNames = ["schema_migrations"]
    let isAncestor = true
    let order = "id"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["version", "name", "direction", "status"])
            && !columns.contains("run_id")
    }

    func selection(of table: ToolTable) -> [String] {
        ["version", "name", "direction", "status", ToolSQL.time("completed_at", of: table)]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(
            rows.filter { $0[2] == "up" && $0[3] == "completed" }.map { row in
                RecordedMigration(number: row[0] ?? "", title: row[1], appliedAt: row[4])
            })
    }
}
