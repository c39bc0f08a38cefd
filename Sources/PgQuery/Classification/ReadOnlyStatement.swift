import CPgQuery

/// A statement as one who must only read looks at it.
package struct ReadOnlyStatement: Equatable, Sendable {
    /// How it stands to transactions.
    package let kind: StatementKind
    /// What it does that a READ ONLY transaction lets through although it reaches beyond reading, as
    /// `LISTEN` or `dblink_exec()`; nil where there is nothing. What a function does that it calls is
    /// not known from its text.
    package let escape: String?
    /// Whether it is a query that `DECLARE CURSOR` takes.
    package let canBeCursor: Bool
}

extension SQLParser {
    /// Looks at each statement of a text.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func readOnlyStatements(
        in text: String
    ) throws(SQLSyntaxError) -> [ReadOnlyStatement] {
        let tree = try ParseTree(parsing: text)
        return tree.map { raw in
            ReadOnlyStatement(
                kind: StatementKind(raw.node),
                escape: escapingCommand(raw.node) ?? escapingCall(raw.node),
                canBeCursor: StatementFacts(raw.node).canBeCursor)
        }
    }
}

/// What `ClassifyUtilityCommandAsReadOnly` (PostgreSQL's `tcop/utility.c`) allows in a READ ONLY
/// transaction, and what is no reading: it locks, writes files and WAL, or talks to others.
private func escapingCommand(_ node: TreeNode) -> String? {
    switch node.kind {
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT: "ALTER SYSTEM"
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT: "CHECKPOINT"
    case PG_QUERY__NODE__NODE_CLUSTER_STMT: "CLUSTER"
    case PG_QUERY__NODE__NODE_COPY_STMT: "COPY"
    case PG_QUERY__NODE__NODE_DISCARD_STMT: "DISCARD"
    case PG_QUERY__NODE__NODE_LISTEN_STMT: "LISTEN"
    case PG_QUERY__NODE__NODE_LOAD_STMT: "LOAD"
    case PG_QUERY__NODE__NODE_LOCK_STMT: "LOCK TABLE"
    case PG_QUERY__NODE__NODE_NOTIFY_STMT: "NOTIFY"
    case PG_QUERY__NODE__NODE_REINDEX_STMT: "REINDEX"
    case PG_QUERY__NODE__NODE_UNLISTEN_STMT: "UNLISTEN"
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_VACUUM_STMT, { unsafe $0.vacuum_stmt })?
            .is_vacuumcmd == 0 ? "ANALYZE" : "VACUUM"
    default: nil
    }
}

private func escapingCall(_ node: TreeNode) -> String? {
    StatementReferences(node).functions.map(\.name).filter { name in
        escapingFunctions.contains(name)
            || escapingPrefixes.contains(where: name.hasPrefix)
    }.min().map { "\($0)()" }
}

/// Functions whose effect no ROLLBACK takes back (manual, "System Administration Functions"; of the
/// extensions adminpack, pg_stat_statements, pg_surgery and pg_visibility).
private let escapingFunctions: Set<String> = [
    "autoprewarm_dump_now", "brin_desummarize_range", "brin_summarize_new_values",
    "brin_summarize_range",
    "gin_clean_pending_list", "heap_force_freeze", "heap_force_kill", "lo_export",
    // Before PostgreSQL 16 a read-only transaction lets large objects be written.
    "lo_creat", "lo_create", "lo_from_bytea", "lo_import", "lo_put", "lo_truncate", "lo_truncate64",
    "lo_unlink", "lowrite",
    "pg_cancel_backend", "pg_copy_logical_replication_slot",
    "pg_copy_physical_replication_slot", "pg_create_logical_replication_slot",
    "pg_create_physical_replication_slot", "pg_create_restore_point", "pg_drop_replication_slot",
    "pg_file_rename", "pg_file_sync", "pg_file_unlink", "pg_file_write",
    "pg_log_backend_memory_contexts", "pg_log_standby_snapshot", "pg_logical_emit_message",
    "pg_logical_slot_get_binary_changes", "pg_logical_slot_get_changes", "pg_notify",
    "pg_promote", "pg_reload_conf", "pg_replication_slot_advance", "pg_rotate_logfile",
    "pg_stat_statements_reset", "pg_switch_wal", "pg_sync_replication_slots",
    "pg_terminate_backend", "pg_truncate_visibility_map", "pg_wal_replay_pause",
    "pg_wal_replay_resume",
]

/// What such functions of one family begin with: dblink's have connections of their own.
private let escapingPrefixes = [
    "dblink", "pg_backup_st", "pg_replication_origin_", "pg_start_backup", "pg_stat_reset",
    "pg_stop_backup",
]
