import CPgQuery

extension SchemaEffect {
    /// Reads what an ALTER TABLE adds and drops.
    static func alterTable(_ node: TreeNode) -> [SchemaEffect] {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_ALTER_TABLE_STMT, { unsafe $0.alter_table_stmt }),
            let table = unsafe SQLName(statement.relation)
        else { return [] }
        let mayBeMissing = unsafe statement.missing_ok != 0
        return unsafe nodes(statement.cmds, statement.n_cmds).flatMap { part in
            unsafe part.read(PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) { unsafe $0.alter_table_cmd }
                .map { unsafe effects(of: $0, on: table, ifTableExists: mayBeMissing) } ?? []
        }
    }

    private static func effects(
        of command: PgQuery__AlterTableCmd, on table: SQLName, ifTableExists: Bool
    ) -> [SchemaEffect] {
        let name = unsafe text(command.name)
        let definition = unsafe TreeNode(command.def)
        let cascades = unsafe command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
        switch unsafe command.subtype {
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
            guard let column = MadeColumn(definition) else { return [] }
            let isCertain = unsafe command.missing_ok == 0
            return [.columnAdded(table, column.name, ifTableExists: ifTableExists)]
                + (isCertain && !ifTableExists
                    ? column.constraints.map { .constraintAdded(table, $0) } : [])
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
            return [.columnDropped(table, name, cascades: cascades)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
            guard let constraint = MadeConstraint(definition), !ifTableExists else { return [] }
            return [.constraintAdded(table, constraint)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
            return [.constraintDropped(table, name, cascades: cascades)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
            let partition = unsafe definition.read(
                PG_QUERY__NODE__NODE_PARTITION_CMD, { unsafe $0.partition_cmd })
            return unsafe SQLName(partition?.name).map { [.attached($0, to: table)] } ?? []
        default: return []
        }
    }
}

/// A column as a statement defines it, with the constraints that have a name.
struct MadeColumn {
    let name: String
    let constraints: [MadeConstraint]

    init?(_ node: TreeNode) {
        guard
            let column = unsafe node.read(
                PG_QUERY__NODE__NODE_COLUMN_DEF, { unsafe $0.column_def })
        else { return nil }
        let name = unsafe text(column.colname)
        self.name = name
        constraints = unsafe nodes(column.constraints, column.n_constraints)
            .compactMap(MadeConstraint.init).map { constraint in
                var constraint = constraint
                constraint.columns = [name] + constraint.columns
                return constraint
            }
    }
}

extension MadeConstraint {
    /// Reads a constraint that has a name, or takes an index; nil for any other.
    init?(_ node: TreeNode) {
        guard
            let constraint = unsafe node.read(
                PG_QUERY__NODE__NODE_CONSTRAINT, { unsafe $0.constraint }),
            Self.isKept(unsafe constraint.contype),
            let name = unsafe textIfAny(constraint.conname) ?? textIfAny(constraint.indexname)
        else { return nil }
        let keys = unsafe nodes(constraint.keys, constraint.n_keys)
        let references = unsafe nodes(constraint.fk_attrs, constraint.n_fk_attrs)
        let included = unsafe nodes(constraint.including, constraint.n_including)
        unsafe self.init(
            name: name,
            columns: (keys + references + included).compactMap(\.scalar)
                + TreeNode(constraint.raw_expr).columns
                + TreeNode(constraint.where_clause).columns,
            refersTo: SQLName(constraint.pktable), index: textIfAny(constraint.indexname))
    }

    /// NOT NULL, NULL, defaults and their like are no constraints of the catalog before version 18.
    private static func isKept(_ type: PgQuery__ConstrType) -> Bool {
        switch type {
        case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK, PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY,
            PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE, PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION,
            PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
            true
        default: false
        }
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
