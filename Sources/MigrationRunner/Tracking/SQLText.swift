import PgQuery

/// Pieces of SQL text made safely of values.
package enum SQLText {
    /// A string constant; `E''` where a backslash would be read two ways (manual, "String Constants").
    static func literal(_ text: String) -> String {
        let quoted = text.replacing("'", with: "''")
        guard quoted.contains("\\") else { return "'\(quoted)'" }
        return " E'\(quoted.replacing("\\", with: "\\\\"))'"
    }

    /// A string constant, or NULL.
    static func literal(_ text: String?) -> String { text.map { literal($0) } ?? "NULL" }

    /// A quoted identifier.
    package static func identifier(_ name: String) -> String {
        "\"\(name.replacing("\"", with: "\"\""))\""
    }
}

extension String {
    /// The text with each occurrence replaced.
    fileprivate func replacing(_ character: Character, with replacement: String) -> String {
        var result = ""
        for each in self { result += each == character ? replacement : String(each) }
        return result
    }
}

extension SQLName {
    /// The name as `to_regclass` reads it.
    var quoted: String {
        let own = SQLText.identifier(name)
        return schema.map { "\(SQLText.identifier($0)).\(own)" } ?? own
    }
}
