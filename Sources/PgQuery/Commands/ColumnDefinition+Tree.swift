import CPgQuery

extension ColumnDefinition {
    /// Reads a column of `CREATE TABLE` or `ADD COLUMN`; nil for anything else.
    init?(_ message: TreeMessage) {
        guard let column = unsafe message.read("ColumnDef", as: PgQuery__ColumnDef.self) else {
            return nil
        }
        let parts = unsafe nodes(column.constraints, column.n_constraints)
        let constraints = unsafe parts.compactMap {
            unsafe $0.message?.read("Constraint", as: PgQuery__Constraint.self)
        }
        func expression(_ type: PgQuery__ConstrType) -> SQLExpression? {
            unsafe constraints.first { unsafe $0.contype == type }
                .flatMap { unsafe SQLExpression(TreeNode($0.raw_expr)) }
        }
        func has(_ type: PgQuery__ConstrType) -> Bool {
            unsafe constraints.contains { unsafe $0.contype == type }
        }
        let name = unsafe text(column.colname)
        unsafe self.init(
            name: name, type: SQLType(column.type_name),
            constraints: parts.compactMap { TableConstraint($0, of: name) }.filter {
                $0.kind != .other && $0.kind != .notNull
            },
            defaultValue: expression(PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT),
            isNotNull: has(PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL),
            isIdentity: has(PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY),
            generation: expression(PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED),
            offset: column.location > 0 ? Int(column.location) : nil)
    }
}
