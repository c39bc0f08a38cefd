/// sequelize-cli and umzug's `SequelizeStorage`: `SequelizeMeta`, a row for each file, with its
/// extension. There is no lock.
///
/// umzug 3.8, `src/storage/sequelize.ts`; sequelize-cli 6 uses umzug 2, which makes the same table.
struct SequelizeMeta: MigrationTool {
    let words = ["sequelize", "umzug"]
    let title = "Sequelize"
    let tableNames = ["SequelizeMeta"]
    let order = "name"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.subtracting(["createdAt", "updatedAt"]) == ["name"]
    }

    func selection(of table: ToolTable) -> [String] {
        ["name", ToolSQL.time("createdAt", of: table)]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(rows.map { RecordedMigration(name: $0[0] ?? "", appliedAt: $0[1]) })
    }
}
