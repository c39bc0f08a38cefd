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
            let isCertain = unsafe command.missing_ok == 0 && !ifTableExists
            return [.columnAdded(table, column.name, ifTableExists: ifTableExists)]
                + (isCertain ? column.constraints.map { .constraintAdded(table, $0) } : [])
                + (column.generatedFrom.isEmpty
                    ? [] : [.generated(table, column.name, from: column.generatedFrom)])
                + (isCertain && column.isNumbered
                    ? [.numbered(table, column.name, isSet: true)] : [])
                + (isCertain && column.isNotNull
                    ? [.notNull(table, column.name, isSet: true)] : [])
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
            return unsafe SQLName(partition?.name).map {
                [.attached($0, to: table, asPartition: true)]
            } ?? []
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
            let partition = unsafe definition.read(
                PG_QUERY__NODE__NODE_PARTITION_CMD, { unsafe $0.partition_cmd })
            return unsafe SQLName(partition?.name).map { [.detached($0, from: table)] } ?? []
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
            return SQLName(relation: definition).map {
                [.attached(table, to: $0, asPartition: false)]
            } ?? []
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
            return SQLName(relation: definition).map { [.detached(table, from: $0)] } ?? []
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
            return [.notNull(table, name, isSet: true)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
            return [.notNull(table, name, isSet: false)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
            return [.numbered(table, name, isSet: true), .notNull(table, name, isSet: true)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
            return [.numbered(table, name, isSet: false)]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
            return [.generated(table, name, from: [])]
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig,
            PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
            return [.triggersOff]
        default: return []
        }
    }
}

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
