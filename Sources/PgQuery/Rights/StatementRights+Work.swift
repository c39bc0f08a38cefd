import CPgQuery

extension StatementRights {
    /// Reads what makes the rights of later statements unknown.
    ///
    /// - Returns: whether the statement is one of these.
    mutating func unsettle(_ message: TreeMessage) -> Bool {
        switch message.name {
        case "DoStmt": surprise = Self.surprise(of: message)
        case "CallStmt", "ExecuteStmt", "GrantRoleStmt", "AlterOwnerStmt", "AlterRoleStmt",
            "ReassignOwnedStmt", "DropOwnedStmt", "DiscardStmt":
            surprise = .everything
        case "GrantStmt":
            guard let grant = unsafe message.read("GrantStmt", as: PgQuery__GrantStmt.self),
                unsafe grant.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_OBJECT
            else {
                surprise = .everything
                break
            }
            for object in unsafe nodes(grant.objects, grant.n_objects) {
                if let name = SQLName(relation: object) { replaced.insert(name) }
                if let schema = object.scalar { replacedSchemas.insert(schema) }
            }
            if unsafe grant.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE {
                surprise = .everything
            }
        case "VariableSetStmt":
            guard
                let setting = unsafe message.read(
                    "VariableSetStmt", as: PgQuery__VariableSetStmt.self)
            else { break }
            unsafe set(setting)
        case "AlterSystemStmt":
            let statement = unsafe message.read(
                "AlterSystemStmt", as: PgQuery__AlterSystemStmt.self)
            if let setting = unsafe statement?.setstmt?.pointee {
                required.append(
                    .parameter(unsafe text(setting.name).asciiLowercased, isSystem: true))
            }
        default: return false
        }
        return true
    }

    private mutating func set(_ setting: PgQuery__VariableSetStmt) {
        let name = unsafe text(setting.name)
        switch name.asciiLowercased {
        case "role", "session_authorization": surprise = .everything
        case "search_path": surprise = .names
        case "":
            // RESET ALL gives back what the session began with.
            surprise = .names
        default:
            let isTransaction = name.hasPrefix("TRANSACTION") || name.hasPrefix("SESSION ")
            guard !isTransaction, unsafe setting.kind != PG_QUERY__VARIABLE_SET_KIND__VAR_RESET
            else { return }
            required.append(.parameter(name.asciiLowercased, isSystem: false))
        }
    }

    /// A body that can name roles, or make the text of a statement, may do anything; else it changes what
    /// it mentions.
    private static func surprise(of message: TreeMessage) -> Surprise {
        let statement = unsafe message.read("DoStmt", as: PgQuery__DoStmt.self)
        let options = unsafe [StatementOption](
            nodes(statement?.args, Int(statement?.n_args ?? 0)))
        let body = options.last { $0.name == "as" }?.value?.asciiLowercased ?? ""
        let words = [
            "role", "authorization", "grant", "revoke", "owner", "execute", "perform", "call",
            "set_config", "search_path",
        ]
        return words.contains { body.firstRange(of: $0) != nil } ? .everything : .mentioned(body)
    }

    /// Reads what works with rows, or keeps relations in order.
    mutating func work(_ message: TreeMessage, _ node: TreeNode) {
        switch message.name {
        case "TruncateStmt":
            guard
                let statement = unsafe message.read("TruncateStmt", as: PgQuery__TruncateStmt.self)
            else { return }
            for table in unsafe nodes(statement.relations, statement.n_relations) {
                if let name = SQLName(relation: table) {
                    required.append(.privilege(.truncate, name))
                }
            }
        case "RefreshMatViewStmt":
            let statement = unsafe message.read(
                "RefreshMatViewStmt", as: PgQuery__RefreshMatViewStmt.self)
            maintain(unsafe SQLName(statement?.relation))
        case "ClusterStmt":
            let statement = unsafe message.read("ClusterStmt", as: PgQuery__ClusterStmt.self)
            maintain(unsafe SQLName(statement?.relation))
        case "ReindexStmt":
            let statement = unsafe message.read("ReindexStmt", as: PgQuery__ReindexStmt.self)
            maintain(unsafe SQLName(statement?.relation))
        case "CopyStmt":
            guard let copy = unsafe message.read("CopyStmt", as: PgQuery__CopyStmt.self) else {
                return
            }
            unsafe self.copy(copy)
        case "SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt": read(node)
        default: return
        }
    }

    private mutating func maintain(_ name: SQLName?) {
        if let name { required.append(.maintenance(name)) }
    }

    private mutating func copy(_ copy: PgQuery__CopyStmt) {
        let isFrom = unsafe copy.is_from != 0
        if let table = unsafe SQLName(copy.relation) {
            required.append(.privilege(isFrom ? .insert : .select, table))
        }
        read(unsafe TreeNode(copy.query))
        guard unsafe textIfAny(copy.filename) != nil else { return }
        let files = isFrom ? "pg_read_server_files" : "pg_write_server_files"
        required.append(
            .membership(unsafe copy.is_program != 0 ? "pg_execute_server_program" : files))
    }

    /// The rights on what a query changes and reads; what it does both to is not counted as read.
    mutating func read(_ query: TreeNode) {
        var read: Set<SQLName> = []
        var changed: Set<SQLName> = []
        query.forEachMessage { message in
            switch message.name {
            case "InsertStmt":
                let insert = unsafe message.read("InsertStmt", as: PgQuery__InsertStmt.self)
                change(unsafe SQLName(insert?.relation), .insert, &changed)
            case "UpdateStmt":
                let update = unsafe message.read("UpdateStmt", as: PgQuery__UpdateStmt.self)
                change(unsafe SQLName(update?.relation), .update, &changed)
            case "DeleteStmt":
                let delete = unsafe message.read("DeleteStmt", as: PgQuery__DeleteStmt.self)
                change(unsafe SQLName(delete?.relation), .delete, &changed)
            case "MergeStmt":
                let merge = unsafe message.read("MergeStmt", as: PgQuery__MergeStmt.self)
                if let target = unsafe SQLName(merge?.relation) { changed.insert(target) }
            case "IntoClause":
                let into = unsafe message.read("IntoClause", as: PgQuery__IntoClause.self)
                guard let target = unsafe SQLName(into?.rel) else { return }
                required.append(.createInSchema(target.schema))
                changed.insert(target)
                replaced.insert(target)
            case "CommonTableExpr":
                let part = unsafe message.read("CommonTableExpr", as: PgQuery__CommonTableExpr.self)
                if let name = unsafe textIfAny(part?.ctename) {
                    changed.insert(SQLName(name: name))
                }
            case "FuncCall":
                let call = unsafe message.read("FuncCall", as: PgQuery__FuncCall.self)
                let name = unsafe call.flatMap {
                    unsafe SQLName(nodes($0.funcname, $0.n_funcname))
                }
                if let name { functions.insert(name) }
            case "RangeVar":
                let table = unsafe message.read("RangeVar", as: PgQuery__RangeVar.self)
                let name = unsafe table.map {
                    unsafe SQLName(schema: textIfAny($0.schemaname), name: text($0.relname))
                }
                if let name { read.insert(name) }
            default: return
            }
        }
        required += read.subtracting(changed).map { .privilege(.select, $0) }
    }

    private mutating func change(
        _ table: SQLName?, _ privilege: TablePrivilege, _ changed: inout Set<SQLName>
    ) {
        guard let table else { return }
        required.append(.privilege(privilege, table))
        changed.insert(table)
    }
}
