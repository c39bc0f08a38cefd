/// goose: `goose_db_version`, of whose rows the last of a version counts, and one for version 0,
/// the start. A run may hold an advisory lock or a row of `goose_lock`, where its program asks for
/// that.
///
/// goose 3.24, `internal/dialect/dialectquery/postgres.go`, `lock/session_locker_options.go`,
/// `lock/internal/store`.
struct Goose: MigrationTool {
    let words = ["goose"]
    let title = "goose"
    let tableNames = ["goose_db_version"]
    let order = "id"

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: ["id", "version_id", "is_applied", "tstamp"])
    }

    func selection(of table: ToolTable) -> [String] {
        ["version_id::pg_catalog.text", "is_applied::pg_catalog.text", ToolSQL.time("tstamp")]
    }

    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        var last: [String: [String?]] = [:]
        var versions: [String] = []
        for row in rows {
            guard let version = row[0], version != "0" else { continue }
            if last.updateValue(row, forKey: version) == nil { versions.append(version) }
        }
        return RecordedHistory(
            versions.filter { last[$0]?[1] == "true" }.map { version in
                RecordedMigration(number: version, appliedAt: last[version]?[2])
            })
    }

    /// The CRC-64 of "goose"; `WithLockID` may have set another one.
    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] {
        [5_887_940_537_704_921_958]
    }

    func lockTable(of table: ToolTable) -> ToolLockTable? {
        ToolLockTable(
            name: "goose_lock", isHeld: "locked AND lease_expires_at > pg_catalog.now()")
    }
}
