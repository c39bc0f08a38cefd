import CPgQuery

extension TableChange {
    /// Reads a part of `ALTER TABLE`.
    init(_ node: TreeNode) {
        guard
            let command = unsafe node.message?.read(
                "AlterTableCmd", as: PgQuery__AlterTableCmd.self)
        else {
            self = .other
            return
        }
        let name = unsafe text(command.name)
        let definition = unsafe TreeNode(command.def)
        let cascades = unsafe command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
        switch unsafe command.subtype {
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
            let ifNotExists = unsafe command.missing_ok != 0
            self =
                definition.message.flatMap(ColumnDefinition.init)
                .map { .addColumn($0, ifNotExists: ifNotExists) } ?? .other
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
            self = .dropColumn(name, cascades: cascades)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull: self = .setNotNull(column: name)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull: self = .dropNotNull(column: name)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
            let column = unsafe definition.message?.read("ColumnDef", as: PgQuery__ColumnDef.self)
            let type = unsafe column.flatMap { unsafe SQLType($0.type_name) }
            let using = unsafe column.flatMap { unsafe SQLExpression(TreeNode($0.raw_default)) }
            let collation = unsafe column?.coll_clause.map { clause in
                unsafe nodes(clause.pointee.collname, clause.pointee.n_collname)
                    .compactMap(\.scalar).joined(separator: ".")
            }
            self =
                type.map { .alterType(column: name, $0, collation: collation, using: using) }
                ?? .other
        case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault: self = .setDefault
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics: self = .setStatistics
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage: self = .setStorage
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity: self = .addIdentity(column: name)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
            self = TableConstraint(definition).map(Self.addConstraint) ?? .other
        case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint: self = .validateConstraint(name)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
            self = .dropConstraint(name, cascades: cascades)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace: self = .setTablespace(name)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged: self = .setLogged(true)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged: self = .setLogged(false)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod: self = .setAccessMethod(name)
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition,
            PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
            let isAttach = unsafe command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition
            self = Self.partition(definition, isAttach: isAttach) ?? .other
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit,
            PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
            let isNew = unsafe command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit
            self =
                SQLName(relation: definition).map { isNew ? .inherit($0) : .leaveParent($0) }
                ?? .other
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions, PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions,
            PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions,
            PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
            self = .setOptions([StatementOption](definition.list).map(\.name))
        case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn,
            PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
            self = .setClusterIndex
        case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig, PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig,
            PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll,
            PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll,
            PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser,
            PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser,
            PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig,
            PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
            self = .setTriggers
        case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
            self = unsafe .changeOwner(to: roleName(command.newowner))
        default: self = .other
        }
    }

    private static func partition(_ node: TreeNode, isAttach: Bool) -> TableChange? {
        guard
            let command = unsafe node.message?.read("PartitionCmd", as: PgQuery__PartitionCmd.self),
            let name = unsafe SQLName(command.name)
        else { return nil }
        if isAttach {
            let isDefault = unsafe command.bound.map { unsafe $0.pointee.is_default != 0 } ?? false
            return .attachPartition(name, isDefault: isDefault)
        }
        return unsafe .detachPartition(name, isConcurrent: command.concurrent != 0)
    }
}
