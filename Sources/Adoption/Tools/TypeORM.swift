/// TypeORM: `migrations`, a row for each class, by the time in the class's name, which is the
/// number of its file. There is no lock.
///
/// TypeORM 0.3, `src/migration/MigrationExecutor.ts`; `migrationsTableName` may have set another
/// name, which `--table` tells.
struct TypeORM: MigrationTool {
    let words = ["typeorm"]
    let title = "TypeORM"
    let tableNames = ["migrations"]
    let order = "id"

    func recognizes(_ columns: Set<String>) -> Bool { columns == ["id", "timestamp", "name"] }

    func selection(of table: ToolTable) -> [String] {
        ["\"timestamp\"::pg_catalog.text", "name"]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(
            rows.map { row in
                let (number, name) = (row[0] ?? "", row[1] ?? "")
                let title = name.hasSuffix(number) ? String(name.dropLast(number.count)) : name
                return RecordedMigration(number: number, label: name, title: title)
            })
    }
}
