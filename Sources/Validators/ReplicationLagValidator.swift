import MigrationKit

/// Whether replicas are behind.
///
/// - Condition: `WARN` for each replica that has yet to apply more than
///   ``ValidationThresholds/replicationLagMegabytes`` of WAL, or applies it later than
///   ``ValidationThresholds/replicationLagAge``; and where the server waits for synchronous replicas and
///   none is connected. `PASS` on a server without replicas. Base backups are left out.
/// - Why: A migration writes much WAL at once, and replicas fall further behind: applications that
///   read from them see the old schema and old rows, and a failover loses what was not sent. Without
///   the synchronous replica that it waits for, no COMMIT ends.
/// - Source: PostgreSQL manual, the view `pg_stat_replication`, and `synchronous_standby_names` in
///   "Replication".
struct ReplicationLagValidator: MigrationValidator {
    let name = "replication-lag"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    /// One finding, which names every replica, those that are behind first.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let limits = context.thresholds
        let replicas = try context.database.query(Self.sql)
        let synchronous = try context.database.query(Self.synchronousSQL).first?["names"] ?? ""
        let hidden = try replicas.count { try $0.boolean("is_hidden") }
        let shown = try replicas.filter { try !$0.boolean("is_hidden") }
        let isBehind = { (row: ReadOnlyRow) throws -> Bool in
            try row.integer("bytes") > limits.replicationLagMegabytes * 1_048_576
                || row["age"] != nil
                    && Duration.milliseconds(try row.integer("age")) > limits.replicationLagAge
        }
        let late = try shown.filter(isBehind)
        var problems = try late.map(line)
        if !synchronous.isEmpty, hidden == 0,
            !shown.contains(where: { ["sync", "quorum"].contains($0["sync_state"] ?? "") })
        {
            problems.append(
                "no synchronous replica is connected, and synchronous_standby_names is"
                    + " '\(synchronous)': a COMMIT will wait for one")
        }
        let remark = hidden == 0 ? [] : [Self.remark(hidden)]
        let others = try shown.filter { try !isBehind($0) }.map(line)
        guard !problems.isEmpty else {
            let summary = replicas.isEmpty ? "No replica is connected." : "No replica is behind."
            return [.pass(Lines.join(summary, others + remark))]
        }
        let summary =
            late.isEmpty
            ? "A synchronous replica is missing"
            : Lines.count(late.count, "replica is", "replicas are")
                + " more than \(limits.replicationLagMegabytes) MB"
                + " or \(limits.replicationLagAge.words) behind"
        return [
            .warn(
                Lines.join(summary, problems + others + remark),
                help: "Wait until the replicas have caught up; look at their logs, the network, and"
                    + " whether replay is paused there: SELECT pg_wal_replay_resume();")
        ]
    }

    private func line(_ row: ReadOnlyRow) throws -> String {
        let age = try row.age("age").map { ", \($0)" } ?? ""
        return "\(try row.text("replica")) (\(row["state"] ?? "unknown state"),"
            + " \(row["sync_state"] ?? "async")) is \(try row.text("size"))\(age) behind"
    }

    private static func remark(_ count: Int) -> String {
        "Not shown to this role: how far \(Lines.count(count, "replica")) are behind."
            + " GRANT pg_read_all_stats shows it."
    }

    /// A receiver that only stores WAL has nothing to replay, and is judged by what it has stored.
    private static let sql = """
        WITH here AS (
            SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                        ELSE pg_current_wal_lsn() END AS lsn
        ), replica AS (
            SELECT item.*, item.state IS NULL AS is_hidden,
                   coalesce(greatest(pg_wal_lsn_diff(
                       here.lsn, coalesce(replay_lsn, flush_lsn, write_lsn, sent_lsn)), 0), 0)::bigint
                       AS bytes
              FROM pg_stat_replication AS item
             CROSS JOIN here
        )
        SELECT coalesce(quote_ident(nullif(application_name, '')), 'a replica')
                   || ' (' || coalesce(host(client_addr), 'local') || ', pid ' || pid || ')'
                   AS replica,
               state, sync_state, bytes, pg_size_pretty(bytes) AS size, is_hidden,
               (extract(epoch FROM replay_lag) * 1000)::bigint AS age
          FROM replica
         WHERE state IS DISTINCT FROM 'backup'
         ORDER BY bytes DESC, pid
        """

    private static let synchronousSQL =
        "SELECT current_setting('synchronous_standby_names') AS names"
}
