import CPgQuery

extension DomainDefinition {
    /// Reads `CREATE DOMAIN`.
    init?(_ message: TreeMessage) {
        guard
            let statement = unsafe message.read(
                "CreateDomainStmt", as: PgQuery__CreateDomainStmt.self),
            let name = unsafe SQLName(nodes(statement.domainname, statement.n_domainname))
        else { return nil }
        let parts = unsafe nodes(statement.constraints, statement.n_constraints)
        let value = unsafe parts.compactMap {
            unsafe $0.message?.read("Constraint", as: PgQuery__Constraint.self)
        }.first { unsafe $0.contype == PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT }
        unsafe self.init(
            name: name, base: SQLType(statement.type_name),
            constraints: parts.compactMap { TableConstraint($0) }.filter { $0.kind != .other },
            defaultValue: value.flatMap { unsafe SQLExpression(TreeNode($0.raw_expr)) })
    }
}

extension DomainChange {
    init(_ statement: PgQuery__AlterDomainStmt) {
        // The parser's letters: AlterDomainStmt in parsenodes.h.
        switch unsafe text(statement.subtype) {
        case "O": self = .setNotNull
        case "C":
            self = unsafe TableConstraint(TreeNode(statement.def)).map(Self.addConstraint) ?? .other
        case "V": self = unsafe .validate(text(statement.name))
        case "N": self = .dropNotNull
        case "X": self = unsafe .dropConstraint(text(statement.name))
        case "T": self = unsafe .setDefault(SQLExpression(TreeNode(statement.def)))
        default: self = .other
        }
    }
}
