import CPgQuery

extension SQLCommand {
    /// Reads what a statement commands from the root of its tree.
    init(_ node: TreeNode) {
        guard let message = node.message else {
            self = .other
            return
        }
        self =
            Self.searchPath(node) ?? Self.definition(message) ?? Self.part(message)
            ?? Self.change(message) ?? Self.maintenance(message) ?? Self.data(node) ?? .other
    }

    /// What makes something.
    private static func definition(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "CreateStmt": return TableDefinition(message).map(SQLCommand.createTable)
        case "IndexStmt": return IndexDefinition(message).map(SQLCommand.createIndex)
        case "CreateTableAsStmt", "ViewStmt":
            return QueriedRelation(message).map(SQLCommand.createFromQuery)
        case "CreateSeqStmt":
            return unsafe message.read("CreateSeqStmt", as: PgQuery__CreateSeqStmt.self)
                .flatMap { unsafe SQLName($0.sequence).map(SQLCommand.createSequence) }
        case "CompositeTypeStmt", "CreateRangeStmt", "CreateEnumStmt":
            return SQLName(ofTypeMadeBy: message).map(SQLCommand.createType)
        case "CreateDomainStmt": return DomainDefinition(message).map(SQLCommand.createDomain)
        case "CreateSchemaStmt":
            return unsafe message.read("CreateSchemaStmt", as: PgQuery__CreateSchemaStmt.self)
                .flatMap { unsafe textIfAny($0.schemaname).map(SQLCommand.createSchema) }
        case "CreateExtensionStmt":
            return unsafe message.read("CreateExtensionStmt", as: PgQuery__CreateExtensionStmt.self)
                .flatMap { unsafe textIfAny($0.extname).map(SQLCommand.createExtension) }
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
        case "DoStmt", "CallStmt": return .code
        case "AlterTableStmt":
            return unsafe message.read("AlterTableStmt", as: PgQuery__AlterTableStmt.self)
                .flatMap { statement in
                    let changes = unsafe nodes(statement.cmds, statement.n_cmds).map(
                        TableChange.init)
                    return unsafe SQLName(statement.relation).map {
                        .alterTable(
                            $0, object: unsafe SQLObjectKind(statement.objtype),
                            isOnly: unsafe statement.relation?.pointee.inh == 0, changes: changes)
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
        case "AlterObjectSchemaStmt":
            return unsafe message.read(
                "AlterObjectSchemaStmt", as: PgQuery__AlterObjectSchemaStmt.self
            ).flatMap { moved in
                unsafe SQLName(moved.relation).map {
                    unsafe .setSchema($0, schema: text(moved.newschema))
                }
            }
        case "AlterSeqStmt":
            return unsafe message.read("AlterSeqStmt", as: PgQuery__AlterSeqStmt.self)
                .flatMap { unsafe SQLName($0.sequence).map(SQLCommand.alterSequence) }
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
        default: return role(message)
        }
    }
}
