/// A comment that allows what rules find: `jsmigrate: allow RULE[, RULE] [-- reason]`, or `allow-file`.
package struct SuppressionComment: Equatable, Sendable {
    /// The rules that it names; names that no rule has are among them.
    package let rules: [String]
    /// Why it allows nothing; nil where it is understood.
    package let problem: String?
    /// Whether it holds for the whole file.
    package let isForFile: Bool
    /// The byte of the file at which it begins.
    package let offset: Int
    /// The line that it is about, counted from 1: its own, or that of the code below a comment that stands
    /// alone.
    package let coveredLine: Int

    private static let prefix = "jsmigrate:"

    /// Reads a comment.
    ///
    /// - Parameter text: the comment with its marks.
    /// - Returns: nil for a comment that does not speak to the linter.
    package init?(_ text: String, offset: Int, coveredLine: Int) {
        let body = text.drop { "-/*".contains($0) || $0.isWhitespace }
        guard body.hasPrefix(Self.prefix) else { return nil }
        let command = body.dropFirst(Self.prefix.count).drop(while: \.isWhitespace)
        let verb = command.prefix(while: Self.isOfName)
        if verb == "no-transaction" { return nil }
        isForFile = verb == "allow-file"
        self.offset = offset
        self.coveredLine = coveredLine
        guard ["allow", "allow-file"].contains(verb) else {
            rules = []
            problem = "`jsmigrate: \(verb)` is not understood, and allows nothing"
            return
        }
        rules = Self.rules(command.dropFirst(verb.count))
        problem = rules.isEmpty ? "`\(verb)` names no rule, and allows nothing" : nil
    }

    /// The names, which commas or blanks divide: up to a mark that begins the reason, or to the first word that
    /// neither a comma joins to those before nor is the name of a rule.
    private static func rules(_ text: Substring) -> [String] {
        var rest = text.drop { $0 == ":" }
        var rules: [String] = []
        while true {
            let gap = rest.prefix { $0.isWhitespace || $0 == "," }
            rest = rest.dropFirst(gap.count)
            var name = rest.prefix(while: isOfName)
            while name.last == "-" { name.removeLast() }
            guard name.first?.isLetter == true else { return rules }
            let isJoined = rules.isEmpty || gap.contains(",")
            guard isJoined || LintRules.names.contains(String(name)) else { return rules }
            rules.append(String(name))
            rest = rest.dropFirst(name.count)
        }
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "_"
    }
}
