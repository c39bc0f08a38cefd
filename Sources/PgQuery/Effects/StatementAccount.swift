/// What a statement does.
package struct StatementAccount: Equatable, Sendable {
    /// What it makes of the objects of a schema.
    package var effects: [SchemaEffect] = []
    /// What it does beside.
    package var use = StatementUse()

    /// Creates the account of a statement that does nothing.
    package init() {}
}

extension SQLParser {
    /// Finds what each statement of a text does.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func accounts(of text: String) throws(SQLSyntaxError) -> [StatementAccount] {
        let tree = try ParseTree(parsing: text)
        return tree.map { raw in
            var account = StatementAccount()
            account.effects = SchemaEffect.effects(of: raw.node)
            account.use = StatementUse(raw.node)
            return account
        }
    }
}
