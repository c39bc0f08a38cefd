import MigrationKit

/// node-migrate (`migrate` on npm) with the state store of its documentation: `migrations`, one row
/// whose `data` is the whole state. There is no lock.
///
/// node-migrate 2, `examples/custom-state-storage`; a set as `lib/set.js` saves it.
struct NodeMigrate: MigrationTool {
    let words = ["node-migrate"]
    let title = "node-migrate"
    let tableNames = ["migrations"]
    let order = "1"

    func recognizes(_ columns: Set<String>) -> Bool { columns == ["id", "data"] }

    func selection(of table: ToolTable) -> [String] { ["data::pg_catalog.text"] }

    /// A migration that ran has the time in `timestamp`; the state of version 0 counts with `pos`.
    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        guard let text = rows.first?.first ?? nil else { return RecordedHistory() }
        guard let state = try? JSON(parsing: text), case .array(let all)? = state["migrations"]
        else {
            return RecordedHistory(problems: [
                ToolProblem(
                    "the state in \(table.displayName) is none that node-migrate writes",
                    remedy: "look at its column data: an object with an array `migrations` is read")
            ])
        }
        var position = all.count
        if case .integer(let count)? = state["pos"] { position = count }
        return RecordedHistory(
            all.prefix(position).compactMap { migration in
                guard let title = migration["title"]?.string else { return nil }
                guard state["pos"] == nil else { return RecordedMigration(name: title) }
                guard case .integer(let time)? = migration["timestamp"] else { return nil }
                return RecordedMigration(name: title, appliedAt: UnixTime.text(milliseconds: time))
            })
    }
}
