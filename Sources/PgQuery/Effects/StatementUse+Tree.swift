import CPgQuery

extension StatementUse {
    init(_ node: TreeNode) {
        self.init()
        references = StatementReferences(node)
        isDefinition = StatementFacts(node).changesSchema
        switch node.kind {
        case PG_QUERY__NODE__NODE_EXECUTE_STMT, PG_QUERY__NODE__NODE_FETCH_STMT,
            PG_QUERY__NODE__NODE_CLOSE_PORTAL_STMT:
            runsEarlierText = true
        case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT, PG_QUERY__NODE__NODE_VIEW_STMT,
            PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT, PG_QUERY__NODE__NODE_RULE_STMT,
            PG_QUERY__NODE__NODE_CREATE_POLICY_STMT, PG_QUERY__NODE__NODE_ALTER_POLICY_STMT,
            PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT, PG_QUERY__NODE__NODE_DROP_STMT,
            PG_QUERY__NODE__NODE_COMMENT_STMT, PG_QUERY__NODE__NODE_GRANT_STMT:
            runsFunctions = false
        default: break
        }
        switch node.kind {
        case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT, PG_QUERY__NODE__NODE_SELECT_STMT,
            PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT, PG_QUERY__NODE__NODE_EXPLAIN_STMT:
            break
        default: runsRelations = !isDefinition
        }
        eventTrigger = unsafe node.read(
            PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT, { unsafe $0.create_event_trig_stmt }
        ).flatMap { unsafe SQLName(nodes($0.funcname, $0.n_funcname)) }
        node.forEachMessage { message in
            if let write = message.write { writes += write }
            if let sequence = message.sequenceSet { sequencesSet.append(sequence) }
        }
    }
}

extension TreeMessage {
    /// The rows that the message writes; nil for one that writes none.
    fileprivate var write: [DataWrite]? {
        switch name {
        case "InsertStmt": inserted.map { [$0] }
        case "UpdateStmt":
            unsafe read("UpdateStmt", as: PgQuery__UpdateStmt.self).flatMap { update in
                unsafe DataWrite(
                    update.relation, targets(nodes(update.target_list, update.n_target_list)))
            }.map { [$0] }
        case "DeleteStmt":
            unsafe read("DeleteStmt", as: PgQuery__DeleteStmt.self).flatMap {
                unsafe DataWrite($0.relation, [])
            }.map { [$0] }
        case "MergeStmt":
            unsafe read("MergeStmt", as: PgQuery__MergeStmt.self).flatMap {
                unsafe DataWrite($0.relation, nil)
            }.map { [$0] }
        case "CopyStmt": copied.map { [$0] }
        case "TruncateStmt":
            unsafe read("TruncateStmt", as: PgQuery__TruncateStmt.self).map { truncate in
                unsafe nodes(truncate.relations, truncate.n_relations)
                    .compactMap(SQLName.init(relation:)).map { DataWrite(table: $0, columns: []) }
            }
        default: nil
        }
    }

    private var inserted: DataWrite? {
        guard let insert = unsafe read("InsertStmt", as: PgQuery__InsertStmt.self) else {
            return nil
        }
        var columns = unsafe targets(nodes(insert.cols, insert.n_cols))
        // DEFAULT VALUES gives no column a value, VALUES without a list gives it to all.
        let isOfAll = unsafe columns.isEmpty && insert.select_stmt != nil
        if let conflict = unsafe insert.on_conflict_clause?.pointee {
            columns += unsafe targets(nodes(conflict.target_list, conflict.n_target_list))
        }
        return unsafe DataWrite(insert.relation, isOfAll ? nil : columns)
    }

    private var copied: DataWrite? {
        guard let copy = unsafe read("CopyStmt", as: PgQuery__CopyStmt.self),
            unsafe copy.is_from != 0
        else { return nil }
        let columns = unsafe nodes(copy.attlist, copy.n_attlist).compactMap(\.scalar)
        return unsafe DataWrite(copy.relation, columns.isEmpty ? nil : columns)
    }

    private func targets(_ list: [TreeNode]) -> [String] {
        list.compactMap { node in
            unsafe node.read(PG_QUERY__NODE__NODE_RES_TARGET) { unsafe $0.res_target }.flatMap {
                unsafe textIfAny($0.name)
            }
        }
    }

    /// The sequence that the message is a `setval` of.
    fileprivate var sequenceSet: SequenceReference? {
        guard let call = unsafe read("FuncCall", as: PgQuery__FuncCall.self),
            unsafe nodes(call.funcname, call.n_funcname).last?.scalar == "setval",
            let argument = unsafe nodes(call.args, call.n_args).first
        else { return nil }
        if let text = argument.scalar {
            return SQLName(quoted: text).map { .named($0) } ?? .unknown
        }
        var node = argument
        if let cast = unsafe node.read(PG_QUERY__NODE__NODE_TYPE_CAST, { unsafe $0.type_cast }) {
            node = unsafe TreeNode(cast.arg)
        }
        guard
            let inner = unsafe node.read(
                PG_QUERY__NODE__NODE_FUNC_CALL, { unsafe $0.func_call }),
            unsafe nodes(inner.funcname, inner.n_funcname).last?.scalar
                == "pg_get_serial_sequence"
        else { return .unknown }
        let arguments = unsafe nodes(inner.args, inner.n_args).compactMap(\.scalar)
        guard arguments.count == 2, let table = SQLName(quoted: arguments[0]) else {
            return .unknown
        }
        return .ofColumn(table, arguments[1])
    }
}

extension DataWrite {
    fileprivate init?(
        _ relation: UnsafeMutablePointer<PgQuery__RangeVar>?, _ columns: [String]?
    ) {
        guard let table = unsafe SQLName(relation) else { return nil }
        self.init(table: table, columns: columns)
    }
}
