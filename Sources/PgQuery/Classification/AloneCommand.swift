import CPgQuery

/// The name of a command that must run outside a block, nil for any other.
///
/// These are the callers of `PreventInTransactionBlock` in PostgreSQL 12 to 18, and
/// `ALTER TYPE … ADD VALUE`: a block accepts it, but the value cannot be used there (55P04). What
/// depends on the catalog (REINDEX or CLUSTER of a partitioned table) shows by its SQLSTATE, 25001.
func aloneCommand(_ node: TreeNode) -> String? {
    switch node.kind {
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_VACUUM_STMT) { unsafe $0.vacuum_stmt }
            .flatMap { unsafe $0.is_vacuumcmd != 0 ? "VACUUM" : nil }
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_CLUSTER_STMT) { unsafe $0.cluster_stmt }
            .flatMap { unsafe $0.relation == nil ? "CLUSTER" : nil }
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_DISCARD_STMT) { unsafe $0.discard_stmt }
            .flatMap {
                unsafe $0.target == PG_QUERY__DISCARD_MODE__DISCARD_ALL ? "DISCARD ALL" : nil
            }
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_ALTER_ENUM_STMT) { unsafe $0.alter_enum_stmt }
            .flatMap { unsafe text($0.old_val).isEmpty ? "ALTER TYPE ... ADD VALUE" : nil }
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT: "ALTER SYSTEM"
    case PG_QUERY__NODE__NODE_CREATEDB_STMT: "CREATE DATABASE"
    case PG_QUERY__NODE__NODE_DROPDB_STMT: "DROP DATABASE"
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT: "CREATE TABLESPACE"
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT: "DROP TABLESPACE"
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT) { unsafe $0.alter_database_stmt }
            .flatMap { database in
                unsafe [StatementOption](nodes(database.options, database.n_options))
                    .has("tablespace") ? "ALTER DATABASE SET TABLESPACE" : nil
            }
    case PG_QUERY__NODE__NODE_INDEX_STMT, PG_QUERY__NODE__NODE_DROP_STMT,
        PG_QUERY__NODE__NODE_REINDEX_STMT, PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        concurrentCommand(node)
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT,
        PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT,
        PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
        subscriptionCommand(node)
    default: nil
    }
}
