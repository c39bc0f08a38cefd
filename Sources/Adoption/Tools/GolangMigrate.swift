/// golang-migrate: `schema_migrations` with one row, the version that stands for all below it, and
/// whether it is dirty: begun, and not known to be done. A run holds an advisory lock.
///
/// golang-migrate 4.18, `database/postgres/postgres.go`, `database/util.go`.
struct GolangMigrate: MigrationTool {
    let words = ["golang-migrate"]
    let title = "golang-migrate"
    let tableNames = ["schema_migrations"]
    let order = "version"

    func recognizes(_ columns: Set<String>) -> Bool { columns == ["version", "dirty"] }

    func selection(of table: ToolTable) -> [String] {
        ["version::pg_catalog.text", "dirty::pg_catalog.text"]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        guard let row = rows.last, let version = row[0] else { return RecordedHistory() }
        if row[1] == "true" {
            return RecordedHistory(problems: [
                ToolProblem(
                    "golang-migrate left version \(version) dirty: a migration stopped half way, up to"
                        + " this version or down from it",
                    remedy: "look at what of it is in the database and put that right, say with"
                        + " `migrate force VERSION` which version it has then, and run `jsmigrate"
                        + " adopt` again")
            ])
        }
        return RecordedHistory(floor: RecordedMigration(number: version))
    }

    /// The command's own runs name the database by the path of its URL, with a slash; a program
    /// that brings a connection by its name. That name comes last. Earlier versions left the table
    /// out.
    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] {
        ["/" + database, database].flatMap { name in
            [[table.schema, table.name, name], [table.schema, name]].map(Self.lock)
        }
    }

    private static let salt: UInt32 = 1_486_364_155

    /// The CRC-32 of the names with a zero byte between them, times a salt, as 32 bits.
    static func lock(_ names: [String]) -> Int64 {
        let bytes = names.map { Array($0.utf8) }.joined(separator: [0])
        return Int64(CRC32.checksum(bytes) &* salt)
    }
}
