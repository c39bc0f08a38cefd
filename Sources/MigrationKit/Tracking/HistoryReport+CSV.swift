extension HistoryReport {
    /// The attempts as CSV (RFC 4180): a header, a record each, lines that end with CR LF; what is null
    /// is empty.
    package var csv: String {
        let columns =
            ["id", "database_type", "migration_file", "action", "applied_at"]
            + ["execution_time_ms", "success", "error_message", "applied_by", "run_id"]
        let records = entries.map { entry in entry.members.map(\.value.csvField) }
        return ([columns] + records).map { $0.joined(separator: ",") + "\r\n" }.joined()
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
