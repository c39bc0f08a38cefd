import CPgQuery

extension SchemaEffect {
    /// Reads what SET, RESET, DISCARD ALL and `set_config` make of the search path and the role.
    static func searchPath(_ node: TreeNode) -> [SchemaEffect] {
        switch node.kind {
        case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
            unsafe node.read(PG_QUERY__NODE__NODE_VARIABLE_SET_STMT) {
                unsafe $0.variable_set_stmt
            }.map { unsafe set($0) } ?? []
        case PG_QUERY__NODE__NODE_DISCARD_STMT:
            unsafe node.read(PG_QUERY__NODE__NODE_DISCARD_STMT) { unsafe $0.discard_stmt }.map {
                switch unsafe $0.target {
                case PG_QUERY__DISCARD_MODE__DISCARD_ALL:
                    [
                        .role(nil, ofSession: true, isLocal: false),
                        .searchPath(nil, isLocal: false), .temporaryDiscarded,
                    ]
                case PG_QUERY__DISCARD_MODE__DISCARD_TEMP: [.temporaryDiscarded]
                default: []
                }
            } ?? []
        default:
            unsafe node.read(PG_QUERY__NODE__NODE_SELECT_STMT) { unsafe $0.select_stmt }.map {
                unsafe nodes($0.target_list, $0.n_target_list).flatMap(setConfig)
            } ?? []
        }
    }

    private static func set(_ statement: PgQuery__VariableSetStmt) -> [SchemaEffect] {
        let isLocal = unsafe statement.is_local != 0
        if unsafe statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL {
            return [.searchPath(nil, isLocal: false)]
        }
        let name = unsafe text(statement.name).asciiLowercased
        // As 'replica' a session fires no triggers, those of foreign keys included.
        if name == "session_replication_role" { return [.triggersOff] }
        if name == "role" || name == "session_authorization" {
            let value = unsafe nodes(statement.args, statement.n_args).first?.scalar
            return [role(name, value, isLocal: isLocal)]
        }
        guard name == "search_path" else { return [] }
        switch unsafe statement.kind {
        case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE:
            let names = unsafe nodes(statement.args, statement.n_args).compactMap(\.scalar)
            // A single empty text is an empty path.
            return [.searchPath(names.filter { !$0.isEmpty }, isLocal: isLocal)]
        case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET, PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT:
            return [.searchPath(nil, isLocal: isLocal)]
        default: return [.searchPathUnknown]
        }
    }

    /// A column of a query that is `set_config('search_path', …, …)`.
    private static func setConfig(_ target: TreeNode) -> [SchemaEffect] {
        guard
            let value = unsafe target.read(
                PG_QUERY__NODE__NODE_RES_TARGET, { unsafe $0.res_target })?.val,
            let call = unsafe TreeNode(value).read(
                PG_QUERY__NODE__NODE_FUNC_CALL, { unsafe $0.func_call }),
            unsafe nodes(call.funcname, call.n_funcname).last?.scalar == "set_config"
        else { return [] }
        let arguments = unsafe nodes(call.args, call.n_args).map(\.scalar)
        guard arguments.count == 3 else { return [] }
        // A setting that is not known may be any.
        switch arguments[0]?.asciiLowercased {
        case "session_replication_role": return [.triggersOff]
        case "search_path": break
        case let name? where name == "role" || name == "session_authorization":
            guard let role = arguments[1], let isLocal = arguments[2] else {
                return [.searchPathUnknown]
            }
            return [Self.role(name, role, isLocal: isLocal == "true")]
        case nil: return [.searchPathUnknown]
        default: return []
        }
        guard let text = arguments[1], let isLocal = arguments[2] else {
            return [.searchPathUnknown]
        }
        return [.searchPath(SQLName.list(text), isLocal: isLocal == "true")]
    }

    /// What a setting of the role does; without a value it is as the session began.
    private static func role(_ name: String, _ value: String?, isLocal: Bool) -> SchemaEffect {
        let isNone = name == "role" && value == "none"
        return .role(
            isNone ? nil : value, ofSession: name == "session_authorization", isLocal: isLocal)
    }

    /// Reads what ALTER ROLE and ALTER DATABASE set for sessions to come.
    static func defaults(_ node: TreeNode) -> [SchemaEffect] {
        let role = unsafe node.read(PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT) {
            unsafe $0.alter_role_set_stmt
        }
        let database = unsafe node.read(PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT) {
            unsafe $0.alter_database_set_stmt
        }
        guard let set = unsafe (role?.setstmt ?? database?.setstmt)?.pointee else { return [] }
        let resetsAll = unsafe set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL
        let name = unsafe text(set.name).asciiLowercased
        return resetsAll || name == "search_path" || name == "role" ? [.defaultPathChanged] : []
    }
}
