/// One statement of a text, cut out of it and classified.
package struct Statement: Equatable, Sendable {
    /// The statement without its semicolon and the blanks around it; comments are kept.
    package let text: String
    /// Where ``text`` stands in the source, in UTF-8 bytes.
    package let range: Range<Int>
    /// How the statement stands to transactions.
    package let kind: StatementKind
    /// What the statement does.
    package let facts: StatementFacts

    /// Whether the server may answer with rows.
    package var returnsRows: Bool { facts.returnsRows }
}
