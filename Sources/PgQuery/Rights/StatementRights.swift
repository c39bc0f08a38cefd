import CPgQuery

/// What a statement needs to be allowed, and what it makes of the rights of those that follow.
package struct StatementRights: Equatable, Sendable {
    /// What of the rights that are there before a statement may be otherwise behind it.
    package enum Surprise: Equatable, Sendable {
        /// Nothing but what else is said.
        case none
        /// Those of the objects that a text mentions: the body of a `DO`.
        case mentioned(String)
        /// What names without a schema stand for.
        case names
        /// Everything: another role, the rights of roles, code that may do anything.
        case everything
    }

    /// What the role must be allowed.
    package var required: [RequiredRight] = []
    /// The relations and types that are the role's own afterwards, or gone, or have other rights.
    package var replaced: Set<SQLName> = []
    /// The schemas that are.
    package var replacedSchemas: Set<String> = []
    /// Whether views may be gone that it does not name.
    package var cascades = false
    /// What else may be otherwise afterwards.
    package var surprise = Surprise.none
    /// The functions that it calls when it runs.
    package var functions: Set<SQLName> = []

    /// Creates what a statement needs that needs nothing.
    package init() {}
}

extension SQLParser {
    /// Finds what each statement of a text needs to be allowed.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func rights(in text: String) throws(SQLSyntaxError) -> [StatementRights] {
        let tree = try ParseTree(parsing: text)
        return tree.map { StatementRights($0.node) }
    }
}

extension StatementRights {
    init(_ node: TreeNode) {
        self.init()
        guard let message = node.message else { return }
        if !define(message, node), !alter(message, node), !unsettle(message) { work(message, node) }
    }
}
