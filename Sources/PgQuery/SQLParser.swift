/// PostgreSQL's own parser, of version 15.
package enum SQLParser {
    /// Divides a text into its statements and classifies each.
    ///
    /// - Parameter text: SQL of any number of statements.
    /// - Returns: The statements, none for a text of comments only.
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text; none of it is classified then.
    package static func parse(_ text: String) throws(SQLSyntaxError) -> ParsedSQL {
        let tree = try ParseTree(parsing: text)
        let source = Array(text.utf8)
        return ParsedSQL(
            statements: tree.map { raw in
                let range = trimmed(raw.range(in: source.count), of: source)
                let isWhole = range.count == source.count
                return Statement(
                    text: isWhole ? text : String(decoding: source[range], as: UTF8.self),
                    range: range, kind: StatementKind(raw.node), facts: StatementFacts(raw.node))
            })
    }

    /// The range without the blanks at both ends; the blanks are those of PostgreSQL's scanner.
    private static func trimmed(_ range: Range<Int>, of source: [UInt8]) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, isBlank(source[lower]) { lower += 1 }
        while upper > lower, isBlank(source[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
