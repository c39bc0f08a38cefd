import CPgQuery

extension StatementRights {
    /// Reads what changes, renames or drops something.
    ///
    /// - Returns: whether the statement is one of these.
    mutating func alter(_ message: TreeMessage, _ node: TreeNode) -> Bool {
        alterTable(message, node) || move(message) || drop(message) || comment(message)
            || alterOther(message)
    }

    private mutating func alterTable(_ message: TreeMessage, _ node: TreeNode) -> Bool {
        guard let table = unsafe message.read("AlterTableStmt", as: PgQuery__AlterTableStmt.self)
        else { return false }
        guard let name = unsafe SQLName(table.relation) else { return true }
        if unsafe table.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE {
            required.append(.typeOwnership(name))
            return true
        }
        required.append(.ownership(name))
        requireReferences(below: node)
        for node in unsafe nodes(table.cmds, table.n_cmds) {
            guard
                let command = unsafe node.read(
                    PG_QUERY__NODE__NODE_ALTER_TABLE_CMD, { unsafe $0.alter_table_cmd })
            else { continue }
            let definition = unsafe TreeNode(command.def)
            switch unsafe command.subtype {
            case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner: surprise = .everything
            case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
                if let parent = SQLName(relation: definition) {
                    required.append(.ownership(parent))
                }
            case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
                let partition = unsafe definition.message?.read(
                    "PartitionCmd", as: PgQuery__PartitionCmd.self)
                if let name = unsafe SQLName(partition?.name) {
                    required.append(.ownership(name))
                }
            case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
                let constraint = unsafe definition.message?.read(
                    "Constraint", as: PgQuery__Constraint.self)
                if unsafe constraint.map({ unsafe makesIndex($0) }) == true {
                    required.append(.createBeside(name))
                }
            default: break
            }
        }
        return true
    }

    private func makesIndex(_ constraint: PgQuery__Constraint) -> Bool {
        let kinds = [
            PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY, PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE,
            PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION,
        ]
        return unsafe kinds.contains(constraint.contype) && textIfAny(constraint.indexname) == nil
    }

    /// New names and schemas.
    private mutating func move(_ message: TreeMessage) -> Bool {
        if let renaming = unsafe message.read("RenameStmt", as: PgQuery__RenameStmt.self) {
            let name = unsafe SQLName(renaming.relation)
            let newName = unsafe text(renaming.newname)
            let type = unsafe renaming.rename_type
            if Self.relations.contains(type), let name {
                required += [.ownership(name), .createBeside(name)]
                replaced.insert(SQLName(schema: name.schema, name: newName))
            } else if Self.parts.contains(type), let name,
                unsafe renaming.relation_type != PG_QUERY__OBJECT_TYPE__OBJECT_TYPE
            {
                required.append(.ownership(name))
            } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA {
                required += [.schemaOwnership(unsafe text(renaming.subname)), .createInDatabase]
                replacedSchemas.insert(newName)
            } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE,
                let name = unsafe SQLName(TreeNode(renaming.object).list)
            {
                required.append(.typeOwnership(name))
                replaced.insert(SQLName(schema: name.schema, name: newName))
            }
            return true
        }
        guard
            let moving = unsafe message.read(
                "AlterObjectSchemaStmt", as: PgQuery__AlterObjectSchemaStmt.self)
        else { return false }
        let schema = unsafe text(moving.newschema)
        if unsafe Self.relations.contains(moving.object_type),
            let name = unsafe SQLName(moving.relation)
        {
            required += [.ownership(name), .createInSchema(schema)]
            replaced.insert(SQLName(schema: schema, name: name.name))
        }
        return true
    }

    private mutating func drop(_ message: TreeMessage) -> Bool {
        guard let drop = unsafe message.read("DropStmt", as: PgQuery__DropStmt.self) else {
            return false
        }
        cascades = unsafe drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
        let type = unsafe drop.remove_type
        for object in unsafe nodes(drop.objects, drop.n_objects) {
            if Self.relations.contains(type), let name = SQLName(object.list) {
                required.append(.removal(name))
                replaced.insert(name)
            } else if Self.partObjects.contains(type),
                let table = SQLName(Array(object.list.dropLast()))
            {
                required.append(.ownership(table))
            } else if Self.types.contains(type), let name = SQLName(object: object) {
                required.append(.typeOwnership(name))
                replaced.insert(name)
            } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, let name = object.scalar {
                required.append(.schemaOwnership(name))
                replacedSchemas.insert(name)
            } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, let name = object.scalar {
                required.append(.extensionOwnership(name))
            }
        }
        return true
    }

    private mutating func comment(_ message: TreeMessage) -> Bool {
        guard let comment = unsafe message.read("CommentStmt", as: PgQuery__CommentStmt.self)
        else { return false }
        let type = unsafe comment.objtype
        let object = unsafe TreeNode(comment.object)
        if Self.relations.contains(type), let name = SQLName(object.list) {
            required.append(.ownership(name))
        } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN,
            let name = SQLName(Array(object.list.dropLast()))
        {
            required.append(.ownership(name))
        } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, let name = object.scalar {
            required.append(.schemaOwnership(name))
        } else if type == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, let name = object.scalar {
            required.append(.extensionOwnership(name))
        }
        return true
    }

    private mutating func alterOther(_ message: TreeMessage) -> Bool {
        if let sequence = unsafe message.read("AlterSeqStmt", as: PgQuery__AlterSeqStmt.self) {
            if let name = unsafe SQLName(sequence.sequence) { required.append(.ownership(name)) }
        } else if let type = unsafe message.read("AlterEnumStmt", as: PgQuery__AlterEnumStmt.self) {
            if let name = unsafe SQLName(nodes(type.type_name, type.n_type_name)) {
                required.append(.typeOwnership(name))
            }
        } else if let type = unsafe message.read(
            "AlterDomainStmt", as: PgQuery__AlterDomainStmt.self)
        {
            if let name = unsafe SQLName(nodes(type.type_name, type.n_type_name)) {
                required.append(.typeOwnership(name))
            }
        } else if let policy = unsafe message.read(
            "AlterPolicyStmt", as: PgQuery__AlterPolicyStmt.self)
        {
            if let table = unsafe SQLName(policy.table) { required.append(.ownership(table)) }
        } else if let changed = unsafe message.read(
            "AlterExtensionStmt", as: PgQuery__AlterExtensionStmt.self)
        {
            required.append(.extensionOwnership(unsafe text(changed.extname)))
        } else {
            return false
        }
        return true
    }

    private static let relations: Set<PgQuery__ObjectType> = [
        PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_VIEW,
        PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, PG_QUERY__OBJECT_TYPE__OBJECT_INDEX,
        PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE,
    ]

    /// What is part of a table, and named beside it.
    private static let parts: Set<PgQuery__ObjectType> = partObjects.union([
        PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT,
    ])

    private static let partObjects: Set<PgQuery__ObjectType> = [
        PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, PG_QUERY__OBJECT_TYPE__OBJECT_RULE,
        PG_QUERY__OBJECT_TYPE__OBJECT_POLICY,
    ]

    private static let types: Set<PgQuery__ObjectType> = [
        PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN,
    ]
}
