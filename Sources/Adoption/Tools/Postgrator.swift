/// postgrator: `schemaversion`, a row for each version and one for version 0, the start; the
/// highest stands for all below it. There is no lock.
///
/// postgrator 7, `lib/Client.js`, `lib/PostgresClient.js`.
struct Postgrator: MigrationTool {
    let words = ["postgrator"]
    let title = "postgrator"
    let tableNames = ["schemaversion"]
    let order = "version"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.contains("version") && columns.isSubset(of: ["version", "name", "md5", "run_at"])
            && columns != ["version"]
    }

    func selection(of table: ToolTable) -> [String] {
        [
            "version::pg_catalog.text", ToolSQL.text("name", of: table),
            ToolSQL.time("run_at", of: table),
        ]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        let migrations = rows.filter { $0[0] != "0" }.map { row in
            RecordedMigration(number: row[0] ?? "", title: row[1], appliedAt: row[2])
        }
        return RecordedHistory(migrations, floor: migrations.last)
    }
}
