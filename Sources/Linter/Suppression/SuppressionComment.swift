/// A comment that allows what rules find: `jsmigrate: allow RULE[, RULE] [reason]`, or `allow-file`.
package struct SuppressionComment: Equatable, Sendable {
    /// The rules that it names.
    package let rules: [String]
    /// Whether it holds for the whole file.
    package let isForFile: Bool
    /// The line of the comment, counted from 1.
    package let line: Int
    /// Its column, in characters counted from 1.
    package let column: Int
    /// The line that it is about: its own, or that of the code below a comment that stands alone.
    package let coveredLine: Int

    /// Reads a comment.
    ///
    /// - Parameter text: the comment with its marks.
    /// - Returns: nil for a comment that does not speak to the linter.
    package init?(_ text: String, line: Int, column: Int, coveredLine: Int) {
        let marks: Set<Character> = ["-", "/", "*", " ", "\t"]
        let prefix = "jsmigrate:"
        let body = text.drop(while: marks.contains)
        guard body.hasPrefix(prefix) else { return nil }
        let words = body.dropFirst(prefix.count).split(whereSeparator: \.isWhitespace)
        guard let verb = words.first, ["allow", "allow-file"].contains(verb) else { return nil }
        rules = Self.rules(words.dropFirst().joined(separator: " "))
        isForFile = verb == "allow-file"
        self.line = line
        self.column = column
        self.coveredLine = coveredLine
    }

    /// The names up to the first word that no comma joins to those before.
    private static func rules(_ text: String) -> [String] {
        var rules: [String] = []
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ").filter { $0 != "*/" }
            guard let name = words.first else { continue }
            rules.append(String(name))
            if words.count > 1 { break }
        }
        return rules
    }
}
