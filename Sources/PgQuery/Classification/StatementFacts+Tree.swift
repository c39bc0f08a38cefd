import CPgQuery

extension StatementFacts {
    /// Reads what a statement does from the root of its tree.
    init(_ node: TreeNode) {
        self.init()
        switch node.kind {
        case PG_QUERY__NODE__NODE_SELECT_STMT: select(node)
        case PG_QUERY__NODE__NODE_INSERT_STMT, PG_QUERY__NODE__NODE_UPDATE_STMT,
            PG_QUERY__NODE__NODE_DELETE_STMT, PG_QUERY__NODE__NODE_MERGE_STMT:
            isDML = true
            returnsRows = hasReturning(node)
        case PG_QUERY__NODE__NODE_EXPLAIN_STMT: explain(node)
        case PG_QUERY__NODE__NODE_COPY_STMT: copy(node)
        case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: set(node)
        case PG_QUERY__NODE__NODE_FETCH_STMT:
            returnsRows =
                unsafe node.read(PG_QUERY__NODE__NODE_FETCH_STMT) { unsafe $0.fetch_stmt }
                .map { unsafe $0.ismove == 0 } ?? true
        case PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT, PG_QUERY__NODE__NODE_EXECUTE_STMT:
            returnsRows = true
        case PG_QUERY__NODE__NODE_CALL_STMT:
            returnsRows = true
            changesSchema = true
            mayCommit = true
        case PG_QUERY__NODE__NODE_DO_STMT:
            changesSchema = true
            mayCommit = true
        case PG_QUERY__NODE__NODE_DEALLOCATE_STMT: discardsPrepared = true
        case PG_QUERY__NODE__NODE_DISCARD_STMT: discard(node)
        case PG_QUERY__NODE__NODE_LISTEN_STMT: listens = true
        case PG_QUERY__NODE__NODE_INDEX_STMT:
            changesSchema = true
            concurrentIndex = ConcurrentIndex(node)
        case let kind: changesSchema = !leavesSchemaAlone(kind)
        }
    }

    private mutating func select(_ node: TreeNode) {
        guard
            let select = unsafe node.read(
                PG_QUERY__NODE__NODE_SELECT_STMT, { unsafe $0.select_stmt })
        else { return }
        let isInto = unsafe hasInto(select)
        returnsRows = !isInto
        changesSchema = isInto
        isDML = unsafe writesInWith(select.with_clause)
        canBeCursor = !isInto && !isDML
        locksRows = unsafe select.n_locking_clause > 0
        let targets = unsafe nodes(select.target_list, select.n_target_list)
        let calls = targets.compactMap(localSetting)
        setsLocalSettings = !calls.isEmpty
        localSettings = calls.compactMap(\.name)
    }

    private mutating func explain(_ node: TreeNode) {
        returnsRows = true
        guard
            let explain = unsafe node.read(
                PG_QUERY__NODE__NODE_EXPLAIN_STMT, { unsafe $0.explain_stmt })
        else { return }
        let options = unsafe [StatementOption](nodes(explain.options, explain.n_options))
        guard options.isOn("analyze", default: false) else { return }
        let explained = unsafe StatementFacts(TreeNode(explain.query))
        isDML = explained.isDML
        changesSchema = explained.changesSchema
    }

    private mutating func copy(_ node: TreeNode) {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_COPY_STMT, { unsafe $0.copy_stmt })
        else { return }
        // A program has a file name too; only a copy without one uses the connection.
        if unsafe text(statement.filename).isEmpty {
            copy = unsafe statement.is_from != 0 ? .fromClient : .toClient
        }
        isDML = unsafe StatementFacts(TreeNode(statement.query)).isDML
    }

    private mutating func set(_ node: TreeNode) {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_VARIABLE_SET_STMT, { unsafe $0.variable_set_stmt })
        else { return }
        let isMode = unsafe isTransactionMode(statement)
        setsLocalSettings = unsafe isMode || statement.is_local != 0
        let resetsAll = unsafe statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL
        isReset =
            unsafe resetsAll || statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET
            || statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT
        changedSetting = unsafe resetsAll ? "all" : text(statement.name).asciiLowercased
        if setsLocalSettings, !isMode, let changedSetting { localSettings = [changedSetting] }
    }

    private mutating func discard(_ node: TreeNode) {
        guard
            let target = unsafe node.read(
                PG_QUERY__NODE__NODE_DISCARD_STMT, { unsafe $0.discard_stmt })?.target
        else { return }
        let isAll = target == PG_QUERY__DISCARD_MODE__DISCARD_ALL
        discardsPrepared = isAll
        changesSchema = isAll || target == PG_QUERY__DISCARD_MODE__DISCARD_TEMP
        changedSetting = isAll ? "all" : nil
        isReset = isAll
    }
}

extension ConcurrentIndex {
    fileprivate init?(_ node: TreeNode) {
        guard
            let index = unsafe node.read(PG_QUERY__NODE__NODE_INDEX_STMT, { unsafe $0.index_stmt }),
            unsafe index.concurrent != 0, let relation = unsafe index.relation?.pointee
        else { return nil }
        name = unsafe textIfAny(index.idxname)
        schema = unsafe textIfAny(relation.schemaname)
        table = unsafe text(relation.relname)
        ifNotExists = unsafe index.if_not_exists != 0
    }
}

/// Kinds that neither define nor change an object, beside those with facts of their own.
private func leavesSchemaAlone(_ kind: PgQuery__Node__NodeCase) -> Bool {
    switch kind {
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT, PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT,
        PG_QUERY__NODE__NODE_LOCK_STMT, PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT,
        PG_QUERY__NODE__NODE_CLOSE_PORTAL_STMT, PG_QUERY__NODE__NODE_PREPARE_STMT,
        PG_QUERY__NODE__NODE_NOTIFY_STMT, PG_QUERY__NODE__NODE_LISTEN_STMT,
        PG_QUERY__NODE__NODE_UNLISTEN_STMT, PG_QUERY__NODE__NODE_CHECK_POINT_STMT,
        PG_QUERY__NODE__NODE_LOAD_STMT, PG_QUERY__NODE__NODE_VACUUM_STMT:
        true
    default:
        false
    }
}
