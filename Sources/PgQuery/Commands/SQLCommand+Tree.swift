import CPgQuery

extension SQLCommand {
    /// Reads what a statement commands from the root of its tree.
    init(_ node: TreeNode) {
        guard let message = node.message else {
            self = .other
            return
        }
        self =
            Self.definition(message) ?? Self.change(message) ?? Self.maintenance(message)
            ?? Self.data(message) ?? .other
    }

    /// What makes something.
    private static func definition(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "CreateStmt": return TableDefinition(message).map(SQLCommand.createTable)
        case "IndexStmt": return IndexDefinition(message).map(SQLCommand.createIndex)
        case "CreateTableAsStmt":
            let statement = unsafe message.read(
                "CreateTableAsStmt", as: PgQuery__CreateTableAsStmt.self)
            return unsafe into(statement?.into)
        case "CreateTrigStmt":
            return unsafe message.read("CreateTrigStmt", as: PgQuery__CreateTrigStmt.self)
                .flatMap { trigger in
                    unsafe SQLName(trigger.relation).map {
                        .createTrigger(table: $0, replaces: unsafe trigger.replace != 0)
                    }
                }
        case "CreateEnumStmt":
            return unsafe message.read("CreateEnumStmt", as: PgQuery__CreateEnumStmt.self)
                .flatMap {
                    unsafe SQLName(nodes($0.type_name, $0.n_type_name)).map(SQLCommand.createEnum)
                }
        case "CreateDomainStmt":
            return unsafe message.read("CreateDomainStmt", as: PgQuery__CreateDomainStmt.self)
                .flatMap {
                    unsafe SQLName(nodes($0.domainname, $0.n_domainname)).map(
                        SQLCommand.createDomain)
                }
        case "CreateSchemaStmt":
            return unsafe message.read("CreateSchemaStmt", as: PgQuery__CreateSchemaStmt.self)
                .flatMap { unsafe textIfAny($0.schemaname).map(SQLCommand.createSchema) }
        case "CreateFunctionStmt":
            return unsafe message.read("CreateFunctionStmt", as: PgQuery__CreateFunctionStmt.self)
                .flatMap { function in
                    let options = unsafe [StatementOption](
                        nodes(function.options, function.n_options))
                    return unsafe SQLName(nodes(function.funcname, function.n_funcname)).map {
                        .createFunction(
                            $0, volatility: options.last { $0.name == "volatility" }?.value)
                    }
                }
        default: return nil
        }
    }

    /// What changes, renames or drops something.
    private static func change(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "AlterTableStmt":
            return unsafe message.read("AlterTableStmt", as: PgQuery__AlterTableStmt.self)
                .flatMap { statement in
                    let changes = unsafe nodes(statement.cmds, statement.n_cmds).map(
                        TableChange.init)
                    return unsafe SQLName(statement.relation).map {
                        .alterTable(
                            $0, object: unsafe SQLObjectKind(statement.objtype), changes: changes)
                    }
                }
        case "AlterTableMoveAllStmt": return .moveTablespace
        case "DropStmt":
            return unsafe message.read("DropStmt", as: PgQuery__DropStmt.self).map {
                unsafe .drop(DroppedObjects($0))
            }
        case "DropdbStmt":
            return unsafe message.read("DropdbStmt", as: PgQuery__DropdbStmt.self).map {
                unsafe .dropDatabase(text($0.dbname))
            }
        case "RenameStmt":
            return unsafe message.read("RenameStmt", as: PgQuery__RenameStmt.self).map {
                unsafe .rename(
                    Renaming(
                        kind: SQLObjectKind($0.rename_type), relation: SQLName($0.relation),
                        part: textIfAny($0.subname), newName: text($0.newname)))
            }
        case "AlterEnumStmt":
            guard
                let statement = unsafe message.read(
                    "AlterEnumStmt", as: PgQuery__AlterEnumStmt.self),
                unsafe textIfAny(statement.old_val) == nil
            else { return nil }
            return unsafe SQLName(nodes(statement.type_name, statement.n_type_name)).map {
                unsafe .addEnumValue($0, value: text(statement.new_val))
            }
        case "AlterDomainStmt":
            return unsafe message.read("AlterDomainStmt", as: PgQuery__AlterDomainStmt.self)
                .flatMap { statement in
                    unsafe SQLName(nodes(statement.type_name, statement.n_type_name)).map {
                        .alterDomain($0, unsafe DomainChange(statement))
                    }
                }
        case "VariableSetStmt":
            return unsafe message.read("VariableSetStmt", as: PgQuery__VariableSetStmt.self).map {
                let values = unsafe nodes($0.args, $0.n_args)
                return unsafe .set(
                    text($0.name).asciiLowercased, value: values.first?.scalar,
                    isLocal: $0.is_local != 0)
            }
        default: return nil
        }
    }

    private static func into(_ clause: UnsafeMutablePointer<PgQuery__IntoClause>?) -> SQLCommand? {
        guard let relation = unsafe clause?.pointee.rel, let name = unsafe SQLName(relation) else {
            return nil
        }
        return unsafe .createFromQuery(
            name, isTemporary: text(relation.pointee.relpersistence) == "t")
    }
}

extension SQLCommand {
    /// What keeps a database in order.
    private static func maintenance(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "TruncateStmt":
            return unsafe message.read("TruncateStmt", as: PgQuery__TruncateStmt.self).map {
                unsafe .truncate(
                    relations($0.relations, $0.n_relations),
                    cascades: $0.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
            }
        case "LockStmt":
            return unsafe message.read("LockStmt", as: PgQuery__LockStmt.self).map {
                unsafe .lockTable(relations($0.relations, $0.n_relations), mode: Int($0.mode))
            }
        case "ReindexStmt":
            return unsafe message.read("ReindexStmt", as: PgQuery__ReindexStmt.self).map(reindex)
        case "ClusterStmt":
            return unsafe message.read("ClusterStmt", as: PgQuery__ClusterStmt.self).map {
                unsafe .cluster(SQLName($0.relation))
            }
        case "VacuumStmt":
            guard let statement = unsafe message.read("VacuumStmt", as: PgQuery__VacuumStmt.self),
                unsafe statement.is_vacuumcmd != 0
            else { return nil }
            let options = unsafe [StatementOption](nodes(statement.options, statement.n_options))
            let tables = unsafe nodes(statement.rels, statement.n_rels).compactMap { node in
                unsafe node.message?.read("VacuumRelation", as: PgQuery__VacuumRelation.self)
                    .flatMap { unsafe SQLName($0.relation) }
            }
            return .vacuum(tables, isFull: options.isOn("full", default: false))
        case "RefreshMatViewStmt":
            return unsafe message.read("RefreshMatViewStmt", as: PgQuery__RefreshMatViewStmt.self)
                .flatMap { statement in
                    unsafe SQLName(statement.relation).map {
                        unsafe .refresh(
                            $0, isConcurrent: statement.concurrent != 0,
                            hasData: statement.skip_data == 0)
                    }
                }
        default: return nil
        }
    }

    private static func reindex(_ statement: PgQuery__ReindexStmt) -> SQLCommand {
        let options = unsafe [StatementOption](nodes(statement.params, statement.n_params))
        let kind: SQLObjectKind =
            switch unsafe statement.kind {
            case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX: .index
            case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE: .table
            case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA: .schema
            default: .database
            }
        let name =
            unsafe SQLName(statement.relation)
            ?? textIfAny(statement.name).map { SQLName(name: $0) }
        return .reindex(kind, name, isConcurrent: options.isOn("concurrently", default: false))
    }

    /// What changes rows.
    private static func data(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "InsertStmt":
            return unsafe message.read("InsertStmt", as: PgQuery__InsertStmt.self).flatMap {
                unsafe SQLName($0.relation).map(SQLCommand.insert)
            }
        case "CopyStmt":
            guard let copy = unsafe message.read("CopyStmt", as: PgQuery__CopyStmt.self),
                unsafe copy.is_from != 0
            else { return nil }
            return unsafe SQLName(copy.relation).map(SQLCommand.insert)
        case "UpdateStmt":
            return unsafe message.read("UpdateStmt", as: PgQuery__UpdateStmt.self).flatMap {
                update in
                let condition = unsafe SQLExpression(
                    restricting: update.where_clause, hasOthers: update.n_from_clause > 0)
                return unsafe SQLName(update.relation).map { .update($0, condition: condition) }
            }
        case "DeleteStmt":
            return unsafe message.read("DeleteStmt", as: PgQuery__DeleteStmt.self).flatMap {
                delete in
                let condition = unsafe SQLExpression(
                    restricting: delete.where_clause, hasOthers: delete.n_using_clause > 0)
                return unsafe SQLName(delete.relation).map { .delete($0, condition: condition) }
            }
        case "SelectStmt":
            guard let select = unsafe message.read("SelectStmt", as: PgQuery__SelectStmt.self)
            else {
                return nil
            }
            return unsafe into(select.into_clause)
        default: return nil
        }
    }

    private static func relations(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<PgQuery__Node>?>?, _ count: Int
    ) -> [SQLName] {
        unsafe nodes(list, count).compactMap(SQLName.init(relation:))
    }
}
