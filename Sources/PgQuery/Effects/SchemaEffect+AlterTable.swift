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
