import MigrationKit

/// One obstacle of ``BlockingLocksValidator``: a session or prepared transaction that holds a lock, and
/// perhaps a session that waits for it.
struct BlockingLock {
    /// A session or a prepared transaction.
    struct Party {
        /// What it is known by: `pid 4711`.
        let name: String
        /// The name, and who it is, in which state and statement.
        let description: String

        fileprivate init(_ name: String, _ about: [String?]) {
            self.name = name
            let known = about.compactMap(\.self)
            description = known.isEmpty ? name : "\(name) (\(known.joined(separator: ", ")))"
        }
    }

    /// Who holds the lock.
    let holder: Party

    /// Who waits for it; nil where nobody does yet.
    let waiter: Party?

    /// The lock, as in `ShareLock on orders`.
    let lock: String

    /// How long it is held or waited for, for people.
    let age: String

    /// Whether the obstacle stops a run.
    let isSevere: Bool

    /// Reads a row of ``sql``.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of that query.
    init(_ row: ReadOnlyRow) throws {
        isSevere = try row.boolean("is_severe")
        let remark = try row.boolean("is_planned") ? " (a table of the plan)" : ""
        lock = "\(try row.text("mode")) on \(try row.text("object"))\(remark)"
        age = try row.age("age") ?? "an unknown time"
        func statement(_ column: String) -> String? { row[column].map { "`\($0)`" } }
        holder = Party(
            try row.text("holder"),
            [row["holder_user"], row["holder_state"], statement("holder_query")])
        waiter = row["waiter"].map {
            Party($0, [row["waiter_user"], statement("waiter_query")])
        }
    }

    /// The obstacles: what stops a run first, and the oldest of it.
    ///
    /// `$1`: the program's own process ids. `$2`: the relations of the plan. `$3`: the age in
    /// seconds over which an obstacle is severe. `waitstart` is read through JSON because servers
    /// before 14 have no such column. A wait for a row shows as one for the transaction that
    /// changed it; its table is that of the tuple lock that the waiting session holds meanwhile. The
    /// locks of a prepared transaction have no process; the one on its number tells which it is.
    static let sql = """
        WITH RECURSIVE own AS (
            SELECT pid FROM unnest($1::integer[]) AS pid
            UNION SELECT pg_backend_pid()
        ), \(PlannedRelations.sql(parameter: 2)), lock AS MATERIALIZED (
            SELECT item.*, (to_jsonb(item) ->> 'waitstart')::timestamptz AS waiting_since
              FROM pg_locks AS item
        ), session AS MATERIALIZED (
            SELECT pid, datname, backend_type, xact_start, query_start,
                   'pid ' || pid AS name,
                   coalesce(quote_ident(usename), backend_type) AS user_name,
                   CASE WHEN state <> 'active' THEN state END AS state,
                   \(SessionText.query) AS query
              FROM pg_stat_activity
        ), prepared AS MATERIALIZED (
            SELECT 'prepared transaction ' || quote_literal(item.gid) AS name,
                   item.prepared AS since, lock.relation, lock.transactionid, lock.mode
              FROM pg_prepared_xacts AS item
              JOIN lock AS number
                ON number.locktype = 'transactionid' AND number.granted AND number.pid IS NULL
               AND number.transactionid = item.transaction
              JOIN lock
                ON lock.pid IS NULL AND lock.virtualtransaction = number.virtualtransaction
             WHERE item.database = current_database()
        ), wait AS (
            SELECT lock.pid AS waiter, blocker.pid AS holder, lock.locktype, lock.mode,
                   lock.relation AS locked, lock.transactionid,
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
            SELECT lock.pid AS holder, NULL AS name, lock.mode, lock.relation,
                   session.xact_start AS since
              FROM lock
              JOIN pg_database AS here
                ON here.datname = current_database() AND here.oid = lock.database
              LEFT JOIN session ON session.pid = lock.pid
             WHERE lock.granted AND lock.locktype = 'relation'
               AND lock.pid NOT IN (SELECT pid FROM own)
               AND session.backend_type IS DISTINCT FROM 'autovacuum worker'
            UNION ALL
            SELECT NULL, name, mode, relation, since FROM prepared
        ), obstacle AS (
            SELECT wait.waiter, wait.holder, prepared.name, wait.mode, wait.relation, wait.since,
                   wait.locktype, wait.transactionid, true AS is_strong, true AS is_waited_for
              FROM wait
              LEFT JOIN prepared
                ON wait.holder = 0
               AND CASE wait.locktype
                   WHEN 'transactionid' THEN prepared.transactionid = wait.transactionid
                   ELSE prepared.relation = wait.locked END
            UNION ALL
            SELECT NULL, hold.holder, hold.name, hold.mode, hold.relation, hold.since,
                   'relation', NULL,
                   hold.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                                 'AccessExclusiveLock'),
                   EXISTS (SELECT FROM wait
                            WHERE wait.holder = coalesce(hold.holder, 0)
                              AND wait.relation = hold.relation)
              FROM hold
              JOIN pg_class AS class
                ON class.oid = hold.relation AND class.relkind IN ('r', 'p', 'm', 'f', 'v')
               AND class.relpersistence <> 't'
        ), judged AS (
            SELECT obstacle.*,
                   extract(epoch FROM clock_timestamp() - since) AS seconds,
                   relation IN (SELECT oid FROM planned) IS TRUE AS is_planned
              FROM obstacle
        ), weighed AS (
            SELECT judged.*,
                   is_planned AND coalesce(seconds > $3::numeric, false)
                   OR is_strong AND locktype <> 'advisory'
                      AND (is_planned OR coalesce(seconds > $3::numeric, false)) AS is_severe
              FROM judged
        )
        SELECT waiter.name AS waiter, waiter.user_name AS waiter_user,
               waiter.query AS waiter_query,
               coalesce(holder.name, weighed.name, 'a prepared transaction') AS holder,
               holder.user_name AS holder_user,
               holder.state AS holder_state, holder.query AS holder_query,
               weighed.mode,
               CASE
               WHEN locktype IN ('transactionid', 'tuple')
               THEN coalesce('a row of ' || relation::regclass, 'transaction ' || transactionid)
               WHEN locktype = 'virtualxid' THEN 'the end of a transaction'
               ELSE coalesce(relation::regclass::text, locktype) END AS object,
               (weighed.seconds * 1000)::bigint AS age,
               is_planned, is_severe
          FROM weighed
          LEFT JOIN session AS waiter ON waiter.pid = weighed.waiter
          LEFT JOIN session AS holder ON holder.pid = weighed.holder
         WHERE is_strong OR is_waited_for OR is_severe
         ORDER BY is_severe DESC, weighed.seconds DESC NULLS LAST, weighed.waiter, weighed.holder,
                  object, weighed.mode
        """
}
