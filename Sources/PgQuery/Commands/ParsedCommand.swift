/// A statement of a text with what it commands.
package struct ParsedCommand: Equatable, Sendable {
    /// What it commands.
    package let command: SQLCommand
    /// How it stands to transactions.
    package let kind: StatementKind
    /// Whether it may define, alter or drop something.
    package let changesSchema: Bool
    /// Where it stands in the text, in UTF-8 bytes; blanks and comments before it included.
    package let range: Range<Int>
}

extension SQLParser {
    /// Finds what each statement of a text commands.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func commands(in text: String) throws(SQLSyntaxError) -> [ParsedCommand] {
        let tree = try ParseTree(parsing: text)
        let count = text.utf8.count
        return tree.map { raw in
            ParsedCommand(
                command: SQLCommand(raw.node), kind: StatementKind(raw.node),
                changesSchema: StatementFacts(raw.node).changesSchema,
                range: raw.range(in: count))
        }
    }

    /// Finds what each statement of a text commands, and what it names.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func namingCommands(
        in text: String
    ) throws(SQLSyntaxError) -> [(command: SQLCommand, references: StatementReferences)] {
        let tree = try ParseTree(parsing: text)
        return tree.map { (SQLCommand($0.node), StatementReferences($0.node)) }
    }

    /// The string constants of a text; none where the parser cannot read it.
    package static func strings(in text: String) -> Set<String> {
        guard let tree = try? ParseTree(parsing: text) else { return [] }
        return tree.map { raw in
            var found: Set<String> = []
            raw.node.forEachMessage { message in
                if let constant = message.stringConstant { found.insert(constant) }
            }
            return found
        }.reduce(into: []) { $0.formUnion($1) }
    }
}
