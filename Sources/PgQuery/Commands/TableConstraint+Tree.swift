import CPgQuery

extension TableConstraint {
    /// Reads a constraint; nil for a node that is none.
    ///
    /// - Parameter column: the column behind which it stands; nil for one of the table.
    init?(_ node: TreeNode, of column: String? = nil) {
        guard
            let constraint = unsafe node.message?.read("Constraint", as: PgQuery__Constraint.self)
        else { return nil }
        let kind: Kind =
            switch unsafe constraint.contype {
            case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
                unsafe SQLExpression(TreeNode(constraint.raw_expr)).map(Kind.check) ?? .other
            case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: .unique
            case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: .primaryKey
            case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
                unsafe SQLName(constraint.pktable).map(Kind.foreignKey) ?? .other
            case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: .exclusion
            case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: .notNull
            default: .other
            }
        let keys = unsafe nodes(constraint.keys, constraint.n_keys).compactMap(\.scalar)
        let references = unsafe nodes(constraint.fk_attrs, constraint.n_fk_attrs)
            .compactMap(\.scalar)
        unsafe self.init(
            kind: kind, name: textIfAny(constraint.conname),
            columns: keys.isEmpty ? references : keys,
            referencedColumns: nodes(constraint.pk_attrs, constraint.n_pk_attrs)
                .compactMap(\.scalar),
            isNotInherited: constraint.is_no_inherit != 0,
            isNotValid: constraint.skip_validation != 0,
            index: textIfAny(constraint.indexname),
            offset: constraint.location > 0 ? Int(constraint.location) : nil,
            choice: MadeConstraint(node, of: column)?.choice)
    }
}
