/// db-migrate: `migrations`, a row for each file, without its extension and with a slash in front,
/// which stands behind the scope where there is one. There is no lock.
///
/// db-migrate 0.11 with db-migrate-pg 1.5, `lib/file.js`, `index.js`.
struct DbMigrate: MigrationTool {
    let words = ["db-migrate"]
    let title = "db-migrate"
    let tableNames = ["migrations"]
    let order = "run_on, name"

    func recognizes(_ columns: Set<String>) -> Bool { columns == ["id", "name", "run_on"] }

    func selection(of table: ToolTable) -> [String] { ["name", ToolSQL.time("run_on")] }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(
            rows.map { row in
                let name = row[0] ?? ""
                let scope = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
                return RecordedMigration(name: name, group: scope, appliedAt: row[1])
            }, mainGroup: "")
    }
}
