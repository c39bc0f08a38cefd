/// dbmate, and Rails, which dbmate has its table from: `schema_migrations` with a row for each
/// version, its digits. There is no lock in dbmate; Rails holds an advisory one.
///
/// dbmate 2.37, `pkg/driver/postgres`; Rails 7, `activerecord/lib/active_record/migration.rb`.
struct Dbmate: MigrationTool {
    let words = ["dbmate", "rails"]
    let title = "dbmate"
    let tableNames = ["schema_migrations"]
    let order = "version"

    func recognizes(_ columns: Set<String>) -> Bool { columns == ["version"] }

    func selection(of table: ToolTable) -> [String] { ["version::pg_catalog.text"] }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        RecordedHistory(rows.map { RecordedMigration(number: $0[0] ?? "") })
    }

    /// Rails: a salt times the CRC-32 of the database's name.
    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] {
        [2_053_462_845 * Int64(CRC32.checksum(database.utf8))]
    }
}
