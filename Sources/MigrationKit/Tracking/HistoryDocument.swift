/// The history for programs, written portion by portion: no more than one of them is in memory.
package struct HistoryDocument: Sendable {
    /// What it is written as.
    package enum Form: Sendable {
        /// One object: `history`, `statistics`, `rates`, `alerts`.
        case json
        /// RFC 4180: a header, a record each, lines that end with CR LF; what is null is empty.
        case csv
    }

    private let form: Form
    private var isFirst = true

    /// Creates a document of which nothing is written.
    package init(_ form: Form) { self.form = form }

    /// What stands before the attempts.
    package var head: String {
        switch form {
        case .json: "{\"history\":["
        case .csv: Self.line(Self.columns)
        }
    }

    /// The next attempts, the latest first.
    package mutating func text(of entries: [HistoryEntry]) -> String {
        guard !entries.isEmpty else { return "" }
        defer { isFirst = false }
        switch form {
        case .json:
            return (isFirst ? "" : ",")
                + entries.map { JSON.object($0.members).compact }.joined(separator: ",")
        case .csv: return entries.map { Self.line($0.members.map(\.value.csvField)) }.joined()
        }
    }

    /// What stands behind the attempts.
    package func tail(_ summary: HistorySummary) -> String {
        switch form {
        case .csv: return ""
        case .json:
            let rest = JSON.object([
                ("statistics", .array(summary.statistics.map(\.json))),
                ("rates", summary.rates.json), ("alerts", .array(summary.alerts.map(\.json))),
            ])
            return "]," + rest.compact.dropFirst() + "\n"
        }
    }

    private static let columns =
        ["id", "database_type", "migration_file", "action", "applied_at", "execution_time_ms"]
        + ["success", "error_message", "applied_by", "run_id"]

    private static func line(_ fields: [String]) -> String {
        fields.joined(separator: ",") + "\r\n"
    }
}

extension JSON {
    /// The value as a field; quoted where it holds a comma, a quote or a line end (RFC 4180, 2.6).
    fileprivate var csvField: String {
        if case .null = self { return "" }
        guard let text = string else { return compact }
        let special: [Unicode.Scalar] = [",", "\"", "\r", "\n"]
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + parts.joined(separator: "\"\"") + "\""
    }
}
