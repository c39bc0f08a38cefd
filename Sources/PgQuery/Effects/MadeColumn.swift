import CPgQuery

/// A column as a statement defines it, with its constraints.
struct MadeColumn {
    let name: String
    let constraints: [MadeConstraint]
    /// Whether the server makes a sequence for it: it is serial, or an identity.
    let isNumbered: Bool
    /// The columns that it is generated from.
    let generatedFrom: [String]
    /// Whether it holds no NULL, by itself or as an identity, a serial or the primary key.
    let isNotNull: Bool

    init?(_ node: TreeNode) {
        guard
            let column = unsafe node.read(
                PG_QUERY__NODE__NODE_COLUMN_DEF, { unsafe $0.column_def })
        else { return nil }
        let name = unsafe text(column.colname)
        self.name = name
        let parts = unsafe nodes(column.constraints, column.n_constraints)
        constraints = parts.compactMap { MadeConstraint($0, of: name) }
        let rules = unsafe parts.compactMap { part in
            unsafe part.read(PG_QUERY__NODE__NODE_CONSTRAINT) { unsafe $0.constraint }
        }
        let kinds = unsafe rules.map { unsafe $0.contype }
        generatedFrom = unsafe rules.filter {
            unsafe $0.contype == PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED
        }.flatMap { unsafe TreeNode($0.raw_expr).columns }
        isNumbered =
            unsafe SQLType(column.type_name)?.isSerial ?? false
            || kinds.contains(PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY)
        isNotNull =
            isNumbered || kinds.contains(PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL)
            || kinds.contains(PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
    }
}

extension TreeNode {
    /// The columns that an expression names.
    var columns: [String] {
        var names: [String] = []
        forEachMessage { message in
            guard let column = unsafe message.read("ColumnRef", as: PgQuery__ColumnRef.self)
            else { return }
            if let name = unsafe nodes(column.fields, column.n_fields).last?.scalar {
                names.append(name)
            }
        }
        return names
    }
}
