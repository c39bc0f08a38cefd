import CPgQuery

/// Whether a data-modifying statement has a `RETURNING` list.
func hasReturning(_ node: TreeNode) -> Bool {
    switch node.kind {
    case PG_QUERY__NODE__NODE_INSERT_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_INSERT_STMT) { unsafe $0.insert_stmt }.map {
            unsafe $0.n_returning_list > 0
        } ?? false
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_UPDATE_STMT) { unsafe $0.update_stmt }.map {
            unsafe $0.n_returning_list > 0
        } ?? false
    case PG_QUERY__NODE__NODE_DELETE_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_DELETE_STMT) { unsafe $0.delete_stmt }.map {
            unsafe $0.n_returning_list > 0
        } ?? false
    default: false
    }
}

/// Whether a `WITH` holds a statement that modifies data; the grammar allows it at the top only.
func writesInWith(_ clause: UnsafeMutablePointer<PgQuery__WithClause>?) -> Bool {
    guard let clause = unsafe clause?.pointee else { return false }
    return unsafe nodes(clause.ctes, clause.n_ctes).contains { expression in
        guard
            let query = unsafe expression.read(
                PG_QUERY__NODE__NODE_COMMON_TABLE_EXPR, { unsafe $0.common_table_expr })?.ctequery
        else {
            return false
        }
        return unsafe TreeNode(query).kind != PG_QUERY__NODE__NODE_SELECT_STMT
    }
}

/// Whether a query is `SELECT … INTO`; in a set operation the leftmost query carries it.
func hasInto(_ select: PgQuery__SelectStmt) -> Bool {
    var query = unsafe select
    while true {
        if unsafe query.into_clause != nil { return true }
        guard let left = unsafe query.larg?.pointee else { return false }
        unsafe query = unsafe left
    }
}

/// What a column of a query sets by `set_config(…, …, true)`; its name is nil where the server computes it.
func localSetting(_ target: TreeNode) -> LocalSetting? {
    guard
        let value = unsafe target.read(PG_QUERY__NODE__NODE_RES_TARGET, { unsafe $0.res_target })?
            .val
    else { return nil }
    let node = unsafe TreeNode(value)
    guard node.kind == PG_QUERY__NODE__NODE_FUNC_CALL,
        let call = unsafe node.read(PG_QUERY__NODE__NODE_FUNC_CALL, { unsafe $0.func_call }),
        unsafe nodes(call.funcname, call.n_funcname).last?.scalar == "set_config"
    else { return nil }
    let arguments = unsafe nodes(call.args, call.n_args)
    guard arguments.last?.scalar == "true" else { return nil }
    return LocalSetting(name: arguments.first?.scalar?.asciiLowercased)
}

/// A setting that is changed for the current transaction only.
struct LocalSetting {
    /// Its name in lower case; nil where only the server computes it.
    let name: String?
}
