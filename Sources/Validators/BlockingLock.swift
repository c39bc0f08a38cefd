import MigrationKit

/// One obstacle of ``BlockingLocksValidator``: a session that holds a lock, and perhaps one that
/// waits for it.
struct BlockingLock: CustomStringConvertible {
    /// Whether the obstacle stops a run.
    let isSevere: Bool

    /// Who waits for or holds what, since when, and in which statements.
    let description: String

    /// Reads a row of ``sql``.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of that query.
    init(_ row: ReadOnlyRow) throws {
        isSevere = try row.boolean("is_severe")
        let object = try row["relation"] ?? row.text("lock_type")
        let age = row["seconds"].map { "\($0) s" } ?? "unknown time"
        let holder = Self.session(
            row["holder"], user: row["holder_user"], state: row["holder_state"],
            query: row["holder_query"])
        let remark = try row.boolean("is_planned") ? " (a table of the plan)" : ""
        if let waiter = row["waiter"] {
            let waiting = Self.session(
                waiter, user: row["waiter_user"], state: nil, query: row["waiter_query"])
            description =
                "\(waiting) has waited \(age) for \(try row.text("mode")) on \(object)\(remark),"
                + " blocked by \(holder)"
        } else {
            description =
                "\(holder) has held \(try row.text("mode")) on \(object)\(remark) for \(age)"
        }
    }

    private static func session(
        _ name: String?, user: String?, state: String?, query: String?
    ) -> String {
        let about = [user, state, query.map { "`\($0)`" }].compactMap { $0 }
        let suffix = about.isEmpty ? "" : " (\(about.joined(separator: ", ")))"
        return (name ?? "a prepared transaction") + suffix
    }

    /// The obstacles, the oldest first.
    ///
    /// `$1`: the program's own process ids. `$2`: the relations of the plan. `$3`: the age in
    /// seconds over which an obstacle is severe. `waitstart` is read through JSON because servers
    /// before 14 have no such column. A wait for a row shows as one for the transaction that
    /// changed it; its table is that of the tuple lock that the waiting session holds meanwhile. The
    /// locks of a prepared transaction have no process; the one on its number tells which it is.
    static let sql = """
        WITH own AS (
            SELECT pid FROM unnest($1::integer[]) AS pid
            UNION SELECT pg_backend_pid()
        ), named AS (
            SELECT to_regclass(name) AS relation FROM unnest($2::text[]) AS name
        ), planned AS (
            SELECT relation::oid FROM named WHERE relation IS NOT NULL
            UNION
            SELECT part.relid::oid FROM named, pg_partition_tree(relation) AS part
        ), lock AS MATERIALIZED (
            SELECT item.*, (to_jsonb(item) ->> 'waitstart')::timestamptz AS waiting_since
              FROM pg_locks AS item
        ), session AS MATERIALIZED (
            SELECT pid, datname, backend_type, xact_start, query_start,
                   'pid ' || pid AS name,
                   quote_ident(usename) AS user_name,
                   CASE WHEN state <> 'active' THEN state END AS state,
                   CASE WHEN query ~* 'password' THEN 'not shown: it speaks of a password'
                        WHEN query <> '<insufficient privilege>'
                        THEN nullif(left(btrim(regexp_replace(query, '\\s+', ' ', 'g')), 120), '')
                   END AS query
              FROM pg_stat_activity
        ), wait AS (
            SELECT lock.pid AS waiter, blocker.pid AS holder, lock.locktype, lock.mode,
                   coalesce(
                       CASE WHEN lock.database = here.oid THEN lock.relation END,
                       (SELECT tuple.relation FROM lock AS tuple
                         WHERE tuple.pid = lock.pid AND tuple.locktype = 'tuple' AND tuple.granted
                           AND tuple.database = here.oid LIMIT 1)) AS relation,
                   coalesce(lock.waiting_since, waiter.query_start) AS since
              FROM lock
              JOIN session AS waiter ON waiter.pid = lock.pid
              JOIN pg_database AS here
                ON here.datname = current_database() AND here.datname = waiter.datname
             CROSS JOIN LATERAL (
                   SELECT DISTINCT pid FROM unnest(pg_blocking_pids(lock.pid)) AS pid) AS blocker
             WHERE NOT lock.granted
               AND lock.pid NOT IN (SELECT pid FROM own)
               AND blocker.pid NOT IN (SELECT pid FROM own)
        ), hold AS (
            SELECT lock.pid AS holder, prepared.gid, lock.mode, lock.relation,
                   coalesce(holder.xact_start, prepared.prepared) AS since,
                   lock.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                                 'AccessExclusiveLock') AS is_strong
              FROM lock
              JOIN pg_database AS here
                ON here.datname = current_database() AND here.oid = lock.database
              JOIN pg_class AS class
                ON class.oid = lock.relation AND class.relkind IN ('r', 'p', 'm', 'f', 'v')
               AND class.relpersistence <> 't'
              LEFT JOIN session AS holder ON holder.pid = lock.pid
              LEFT JOIN (lock AS number
                         JOIN pg_prepared_xacts AS prepared
                           ON number.locktype = 'transactionid' AND number.granted
                          AND number.transactionid = prepared.transaction)
                ON lock.pid IS NULL AND number.pid IS NULL
               AND number.virtualtransaction = lock.virtualtransaction
             WHERE lock.granted
               AND lock.locktype = 'relation'
               AND (lock.pid IS NULL OR lock.pid NOT IN (SELECT pid FROM own))
               AND holder.backend_type IS DISTINCT FROM 'autovacuum worker'
               AND NOT EXISTS (SELECT FROM wait
                                WHERE wait.holder = lock.pid
                                  AND wait.relation = lock.relation)
        ), obstacle AS (
            SELECT waiter, holder, NULL AS gid, locktype, mode, relation, since,
                   true AS is_strong
              FROM wait
            UNION ALL
            SELECT NULL, holder, gid, 'relation', mode, relation, since, is_strong FROM hold
        ), judged AS (
            SELECT obstacle.*,
                   extract(epoch FROM clock_timestamp() - since) AS seconds,
                   relation IN (SELECT relation FROM planned) IS TRUE AS is_planned
              FROM obstacle
        )
        SELECT waiter.name AS waiter, waiter.user_name AS waiter_user,
               waiter.query AS waiter_query,
               coalesce(holder.name, 'prepared transaction ' || quote_literal(judged.gid))
                   AS holder,
               holder.user_name AS holder_user,
               holder.state AS holder_state, holder.query AS holder_query,
               judged.mode, judged.locktype AS lock_type,
               judged.relation::regclass AS relation,
               round(judged.seconds::numeric, 1) AS seconds,
               judged.is_planned,
               judged.locktype <> 'advisory'
                   AND (judged.is_planned OR coalesce(judged.seconds > $3::numeric, false))
                   AS is_severe
          FROM judged
          LEFT JOIN session AS waiter ON waiter.pid = judged.waiter
          LEFT JOIN session AS holder ON holder.pid = judged.holder
         WHERE judged.is_strong OR judged.is_planned AND judged.seconds > $3::numeric
         ORDER BY judged.seconds DESC NULLS LAST, judged.waiter, judged.holder
        """
}
