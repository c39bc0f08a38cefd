import CPgQuery

/// The name of a command that commits on the way because it works concurrently, nil for any other.
func concurrentCommand(_ node: TreeNode) -> String? {
    switch node.kind {
    case PG_QUERY__NODE__NODE_INDEX_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_INDEX_STMT) { unsafe $0.index_stmt }
            .flatMap { unsafe $0.concurrent != 0 ? "CREATE INDEX CONCURRENTLY" : nil }
    case PG_QUERY__NODE__NODE_DROP_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_DROP_STMT) { unsafe $0.drop_stmt }
            .flatMap { unsafe $0.concurrent != 0 ? "DROP INDEX CONCURRENTLY" : nil }
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_REINDEX_STMT) { unsafe $0.reindex_stmt }.flatMap {
            unsafe reindexCommand($0)
        }
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_ALTER_TABLE_STMT) { unsafe $0.alter_table_stmt }
            .flatMap { table in
                unsafe nodes(table.cmds, table.n_cmds).contains(where: detachesConcurrently)
                    ? "ALTER TABLE ... DETACH CONCURRENTLY" : nil
            }
    default: nil
    }
}

private func reindexCommand(_ reindex: PgQuery__ReindexStmt) -> String? {
    let options = unsafe [StatementOption](nodes(reindex.params, reindex.n_params))
    if options.isOn("concurrently", default: false) { return "REINDEX CONCURRENTLY" }
    return switch unsafe reindex.kind {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA: "REINDEX SCHEMA"
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM: "REINDEX SYSTEM"
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_DATABASE: "REINDEX DATABASE"
    default: nil
    }
}

private func detachesConcurrently(_ node: TreeNode) -> Bool {
    guard
        let command = unsafe node.read(
            PG_QUERY__NODE__NODE_ALTER_TABLE_CMD, { unsafe $0.alter_table_cmd }),
        unsafe command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition
    else { return false }
    let definition = unsafe TreeNode(command.def)
    guard definition.kind == PG_QUERY__NODE__NODE_PARTITION_CMD,
        let partition = unsafe definition.read(
            PG_QUERY__NODE__NODE_PARTITION_CMD, { unsafe $0.partition_cmd })
    else { return false }
    return unsafe partition.concurrent != 0
}
