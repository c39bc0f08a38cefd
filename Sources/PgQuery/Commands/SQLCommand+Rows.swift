import CPgQuery

extension SQLCommand {
    /// What changes rows, in whatever part of the statement, or puts them into a table of their own.
    static func data(_ node: TreeNode) -> SQLCommand? {
        if let select = unsafe node.read(
            PG_QUERY__NODE__NODE_SELECT_STMT, { unsafe $0.select_stmt }),
            let relation = unsafe QueriedRelation(select)
        {
            return .createFromQuery(relation)
        }
        if let explain = unsafe node.read(
            PG_QUERY__NODE__NODE_EXPLAIN_STMT, { unsafe $0.explain_stmt })
        {
            let options = unsafe [StatementOption](nodes(explain.options, explain.n_options))
            let changes = RowChange.all(below: node)
            if changes.isEmpty { return nil }
            return options.isOn("analyze", default: false)
                ? .changeRows(changes) : .explain(changes)
        }
        switch node.kind {
        case PG_QUERY__NODE__NODE_SELECT_STMT, PG_QUERY__NODE__NODE_INSERT_STMT,
            PG_QUERY__NODE__NODE_UPDATE_STMT, PG_QUERY__NODE__NODE_DELETE_STMT,
            PG_QUERY__NODE__NODE_MERGE_STMT, PG_QUERY__NODE__NODE_COPY_STMT:
            let changes = RowChange.all(below: node)
            return changes.isEmpty ? nil : .changeRows(changes)
        default: return nil
        }
    }

    /// What sets the search path.
    static func searchPath(_ node: TreeNode) -> SQLCommand? {
        for case .searchPath(let path, let isLocal) in SchemaEffect.searchPath(node) {
            return .setSearchPath(path, isLocal: isLocal)
        }
        return nil
    }
}

extension RowChange {
    /// All of a statement, those of its WITH queries too.
    static func all(below node: TreeNode) -> [RowChange] {
        var names: Set<String> = []
        node.forEachMessage { message in
            if let query = unsafe message.read(
                "CommonTableExpr", as: PgQuery__CommonTableExpr.self)
            {
                names.insert(unsafe text(query.ctename))
            }
        }
        var found: [RowChange] = []
        node.forEachMessage { message in
            if let change = RowChange(message, queries: names) { found.append(change) }
        }
        return found
    }

    /// Reads a node that changes rows; nil for any other.
    ///
    /// - Parameter queries: the names of the statement's WITH queries.
    private init?(_ message: TreeMessage, queries: Set<String>) {
        switch message.name {
        case "InsertStmt":
            let insert = unsafe message.read("InsertStmt", as: PgQuery__InsertStmt.self)
            self.init(.insert, unsafe SQLName(insert?.relation), isOnly: true, .some)
        case "MergeStmt":
            let merge = unsafe message.read("MergeStmt", as: PgQuery__MergeStmt.self)
            self.init(.merge, unsafe SQLName(merge?.relation), isOnly: true, .some)
        case "CopyStmt":
            guard let copy = unsafe message.read("CopyStmt", as: PgQuery__CopyStmt.self),
                unsafe copy.is_from != 0
            else { return nil }
            self.init(.insert, unsafe SQLName(copy.relation), isOnly: true, .some)
        case "UpdateStmt":
            guard let update = unsafe message.read("UpdateStmt", as: PgQuery__UpdateStmt.self)
            else { return nil }
            unsafe self.init(
                .update, SQLName(update.relation), isOnly: update.relation?.pointee.inh == 0,
                Reach(
                    where: TreeNode(update.where_clause),
                    others: nodes(update.from_clause, update.n_from_clause), queries: queries))
        case "DeleteStmt":
            guard let delete = unsafe message.read("DeleteStmt", as: PgQuery__DeleteStmt.self)
            else { return nil }
            unsafe self.init(
                .delete, SQLName(delete.relation), isOnly: delete.relation?.pointee.inh == 0,
                Reach(
                    where: TreeNode(delete.where_clause),
                    others: nodes(delete.using_clause, delete.n_using_clause), queries: queries))
        default: return nil
        }
    }

    private init?(_ kind: Kind, _ table: SQLName?, isOnly: Bool, _ reach: Reach) {
        guard let table else { return nil }
        self.init(kind: kind, table: table, isOnly: isOnly, reach: reach)
    }
}

extension RowChange.Reach {
    /// Reads the condition of an UPDATE or DELETE.
    ///
    /// - Parameters:
    ///   - others: the tables, joins and queries beside the table itself.
    ///   - queries: the names of the statement's WITH queries, which choose rows themselves.
    fileprivate init(where condition: TreeNode, others: [TreeNode], queries: Set<String>) {
        guard let condition = SQLExpression(condition), !condition.isTrue else {
            self = .all
            return
        }
        let tables = others.compactMap { SQLName(relation: $0) }
        let areWhole =
            !others.isEmpty && tables.count == others.count
            && !tables.contains { $0.schema == nil && queries.contains($0.name) }
        self = condition.isJoin && areWhole ? .joined(tables) : .some
    }
}
