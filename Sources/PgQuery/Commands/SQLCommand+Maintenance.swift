import CPgQuery

extension SQLCommand {
    /// What keeps a database in order.
    static func maintenance(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "TruncateStmt":
            return unsafe message.read("TruncateStmt", as: PgQuery__TruncateStmt.self).map {
                unsafe .truncate(
                    targets($0.relations, $0.n_relations),
                    cascades: $0.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
            }
        case "LockStmt":
            return unsafe message.read("LockStmt", as: PgQuery__LockStmt.self).map {
                unsafe .lockTable(targets($0.relations, $0.n_relations), mode: Int($0.mode))
            }
        case "ReindexStmt":
            return unsafe message.read("ReindexStmt", as: PgQuery__ReindexStmt.self).map(reindex)
        case "ClusterStmt":
            return unsafe message.read("ClusterStmt", as: PgQuery__ClusterStmt.self).map {
                unsafe .cluster(SQLName($0.relation))
            }
        case "VacuumStmt":
            guard let statement = unsafe message.read("VacuumStmt", as: PgQuery__VacuumStmt.self)
            else { return nil }
            let options = unsafe [StatementOption](nodes(statement.options, statement.n_options))
            let tables = unsafe nodes(statement.rels, statement.n_rels).compactMap { node in
                unsafe node.message?.read("VacuumRelation", as: PgQuery__VacuumRelation.self)
                    .flatMap { unsafe SQLName($0.relation) }
            }
            guard unsafe statement.is_vacuumcmd != 0 else { return .analyze(tables) }
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

    private static func targets(
        _ list: UnsafeMutablePointer<UnsafeMutablePointer<PgQuery__Node>?>?, _ count: Int
    ) -> [TableTarget] {
        unsafe nodes(list, count).compactMap { node in
            let relation = unsafe node.read(
                PG_QUERY__NODE__NODE_RANGE_VAR, { unsafe $0.range_var })
            return SQLName(relation: node).map {
                TableTarget(name: $0, isOnly: unsafe relation?.inh == 0)
            }
        }
    }
}
