import PgQuery

extension LintFinding {
    /// The line of the file, cut where it is long, and the caret below it; nil for an empty one.
    var excerpt: [String]? {
        guard let sourceLine, sourceLine.contains(where: { !$0.isWhitespace }),
            let caret = SQLCaret(text: sourceLine, position: column)
        else { return nil }
        return [caret.line, caret.caret]
    }
}
