import CPgQuery

extension StatementRights {
    /// Reads what makes something.
    ///
    /// - Returns: whether the statement is one of these.
    mutating func define(_ message: TreeMessage, _ node: TreeNode) -> Bool {
        defineRelation(message, node) || defineType(message) || definePart(message)
            || defineGlobal(message)
    }

    private mutating func defineRelation(_ message: TreeMessage, _ node: TreeNode) -> Bool {
        if let table = unsafe message.read("CreateStmt", as: PgQuery__CreateStmt.self) {
            unsafe create(table)
        } else if let foreign = unsafe message.read(
            "CreateForeignTableStmt", as: PgQuery__CreateForeignTableStmt.self)
        {
            if let table = unsafe foreign.base_stmt?.pointee { unsafe create(table) }
        } else if let query = unsafe message.read(
            "CreateTableAsStmt", as: PgQuery__CreateTableAsStmt.self)
        {
            unsafe create(query.into?.pointee.rel, ifNotExists: query.if_not_exists != 0)
            if unsafe query.into?.pointee.skip_data == 0 { read(unsafe TreeNode(query.query)) }
        } else if let view = unsafe message.read("ViewStmt", as: PgQuery__ViewStmt.self) {
            let replaces = unsafe view.replace != 0
            unsafe create(view.view, ifNotExists: replaces)
            if replaces, let name = unsafe SQLName(view.view) {
                required.append(.replacement(name))
            }
        } else if let sequence = unsafe message.read(
            "CreateSeqStmt", as: PgQuery__CreateSeqStmt.self)
        {
            unsafe create(sequence.sequence, ifNotExists: sequence.if_not_exists != 0)
        } else {
            return false
        }
        requireReferences(below: node)
        return true
    }

    private mutating func create(_ table: PgQuery__CreateStmt) {
        unsafe create(table.relation, ifNotExists: table.if_not_exists != 0)
        for parent in unsafe nodes(table.inh_relations, table.n_inh_relations) {
            if let name = SQLName(relation: parent) { required.append(.ownership(name)) }
        }
    }

    /// A relation that is made; one that may be there already keeps its owner.
    private mutating func create(
        _ relation: UnsafeMutablePointer<PgQuery__RangeVar>?, ifNotExists: Bool
    ) {
        guard let name = unsafe SQLName(relation) else { return }
        let isTemporary = unsafe text(relation?.pointee.relpersistence) == "t"
        if !isTemporary { required.append(.createInSchema(name.schema)) }
        if !ifNotExists || isTemporary { replaced.insert(name) }
    }

    /// The keys and templates of other tables that a definition names.
    mutating func requireReferences(below node: TreeNode) {
        node.forEachMessage { part in
            if let constraint = unsafe part.read("Constraint", as: PgQuery__Constraint.self),
                let table = unsafe SQLName(constraint.pktable)
            {
                required.append(.privilege(.references, table))
            } else if let like = unsafe part.read(
                "TableLikeClause", as: PgQuery__TableLikeClause.self),
                let table = unsafe SQLName(like.relation)
            {
                required.append(.privilege(.select, table))
            }
        }
    }

    private mutating func defineType(_ message: TreeMessage) -> Bool {
        let name: SQLName?
        if let type = SQLName(ofTypeMadeBy: message) {
            name = type
        } else if let object = unsafe message.read("DefineStmt", as: PgQuery__DefineStmt.self) {
            name = unsafe SQLName(nodes(object.defnames, object.n_defnames))
            switch unsafe object.kind {
            case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE where unsafe object.n_definition > 0:
                required.append(.superuser(command: "CREATE TYPE of a base type"))
            case PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER:
                required.append(.superuser(command: "CREATE TEXT SEARCH PARSER"))
            case PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE:
                required.append(.superuser(command: "CREATE TEXT SEARCH TEMPLATE"))
            default: break
            }
        } else if let function = unsafe message.read(
            "CreateFunctionStmt", as: PgQuery__CreateFunctionStmt.self)
        {
            let options = unsafe [StatementOption](nodes(function.options, function.n_options))
            if let language = options.last(where: { $0.name == "language" })?.value {
                required.append(.language(language))
            }
            let made = unsafe SQLName(nodes(function.funcname, function.n_funcname))
            required.append(.createInSchema(made?.schema))
            return true
        } else {
            return false
        }
        required.append(.createInSchema(name?.schema))
        if let name { replaced.insert(name) }
        return true
    }

    /// What is made on a table.
    private mutating func definePart(_ message: TreeMessage) -> Bool {
        if let index = unsafe message.read("IndexStmt", as: PgQuery__IndexStmt.self) {
            guard let table = unsafe SQLName(index.relation) else { return true }
            required += [.ownership(table), .createBeside(table)]
            if unsafe index.if_not_exists == 0, let name = unsafe textIfAny(index.idxname) {
                replaced.insert(SQLName(schema: table.schema, name: name))
            }
        } else if let trigger = unsafe message.read(
            "CreateTrigStmt", as: PgQuery__CreateTrigStmt.self)
        {
            if let table = unsafe SQLName(trigger.relation) {
                required.append(.privilege(.trigger, table))
            }
        } else if let rule = unsafe message.read("RuleStmt", as: PgQuery__RuleStmt.self) {
            if let table = unsafe SQLName(rule.relation) { required.append(.ownership(table)) }
        } else if let policy = unsafe message.read(
            "CreatePolicyStmt", as: PgQuery__CreatePolicyStmt.self)
        {
            if let table = unsafe SQLName(policy.table) { required.append(.ownership(table)) }
        } else {
            return false
        }
        return true
    }

    /// What is made in a database or for the whole server.
    private mutating func defineGlobal(_ message: TreeMessage) -> Bool {
        switch message.name {
        case "CreateSchemaStmt":
            required.append(.createInDatabase)
            guard
                let schema = unsafe message.read(
                    "CreateSchemaStmt", as: PgQuery__CreateSchemaStmt.self),
                unsafe schema.if_not_exists == 0, let name = unsafe textIfAny(schema.schemaname)
            else { break }
            replacedSchemas.insert(name)
        case "CreateExtensionStmt":
            guard
                let made = unsafe message.read(
                    "CreateExtensionStmt", as: PgQuery__CreateExtensionStmt.self)
            else { break }
            required.append(.installation(unsafe text(made.extname)))
        case "CreatePublicationStmt":
            required.append(.createInDatabase)
            let made = unsafe message.read(
                "CreatePublicationStmt", as: PgQuery__CreatePublicationStmt.self)
            if unsafe made.map({ unsafe $0.for_all_tables != 0 }) == true {
                required.append(.superuser(command: "CREATE PUBLICATION FOR ALL TABLES"))
            }
        case "CreateRoleStmt": required.append(.attribute("CREATEROLE"))
        case "CreatedbStmt": required.append(.attribute("CREATEDB"))
        case "CreateEventTrigStmt": required.append(.superuser(command: "CREATE EVENT TRIGGER"))
        case "CreateFdwStmt": required.append(.superuser(command: "CREATE FOREIGN DATA WRAPPER"))
        case "CreateAmStmt": required.append(.superuser(command: "CREATE ACCESS METHOD"))
        case "CreateOpClassStmt": required.append(.superuser(command: "CREATE OPERATOR CLASS"))
        case "CreateTableSpaceStmt": required.append(.superuser(command: "CREATE TABLESPACE"))
        default: return false
        }
        return true
    }
}
