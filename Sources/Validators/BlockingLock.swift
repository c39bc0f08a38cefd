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

        /// The statement that ends it; nil where it is not known which it is.
        let ending: String?

        fileprivate init(_ name: String, _ about: [String?], ending: String?) {
            self.name = name
            self.ending = ending
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

    /// Whether it may be over in a moment, as it is young and weak: a second look tells.
    let isPassing: Bool

    /// What is the same of the same obstacle later: the transaction and its lock.
    let identity: [String?]

    /// Reads a row of ``sql``.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of that query.
    init(_ row: ReadOnlyRow) throws {
        isSevere = try row.boolean("is_severe")
        isPassing = try row.boolean("is_passing")
        identity = [row["transaction"], row["mode"], row["object"]]
        let remark = try row.boolean("is_planned") ? " (a table of the plan)" : ""
        lock = "\(try row.text("mode")) on \(try row.text("object"))\(remark)"
        age = try row.age("age") ?? "an unknown time"
        func statement(_ column: String) -> String? { row[column].map { "`\($0)`" } }
        holder = Party(
            try row.text("holder"),
            [row["holder_user"], row["holder_state"], statement("holder_query")],
            ending: row["holder_ending"])
        waiter = row["waiter"].map {
            Party(
                $0, [row["waiter_user"], statement("waiter_query")], ending: row["waiter_ending"])
        }
    }

    /// The obstacles: what stops a run first, and the oldest of it.
    ///
    /// `$1`: the program's own process ids. `$2` and `$4`: the relations of the plan, and what is in
    /// their way (``PlannedDemands``). `$3`: the age in seconds over which an obstacle is severe.
    /// `waitstart` is read through JSON because servers before 14 have no such column. A wait for a row
    /// shows as one for the transaction that changed it; its table is that of the tuple lock that the
    /// waiting session holds meanwhile. The locks of a prepared transaction have no process; the one on
    /// its number tells which it is.
    static let sql = """
        WITH RECURSIVE own AS (
            SELECT pid FROM unnest($1::integer[]) AS pid
            UNION SELECT pg_backend_pid()
        ), \(PlannedRelations.sql(parameter: 2)), demand AS MATERIALIZED (
            SELECT planned.oid, string_to_array(string_agg(item.rivals, ','), ',') AS rivals
              FROM planned
              JOIN unnest($4::text[]) WITH ORDINALITY AS item (rivals, position) USING (position)
             GROUP BY planned.oid
        ), lock AS MATERIALIZED (
            SELECT item.*, (to_jsonb(item) ->> 'waitstart')::timestamptz AS waiting_since
              FROM pg_locks AS item
        ), session AS MATERIALIZED (
            SELECT pid, datname, backend_type, xact_start, query_start,
                   'pid ' || pid AS name, \(SessionText.ending) AS ending,
                   coalesce(quote_ident(usename), backend_type) AS user_name,
                   CASE WHEN state <> 'active' THEN state END AS state,
                   \(SessionText.query) AS query
              FROM pg_stat_activity
        ), prepared AS MATERIALIZED (
            SELECT 'prepared transaction ' || quote_literal(item.gid) AS name,
                   'ROLLBACK PREPARED ' || quote_literal(item.gid) || ';' AS ending,
                   item.prepared AS since, lock.relation, lock.transactionid, lock.mode,
                   lock.virtualtransaction
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
            SELECT lock.pid AS holder, NULL AS name, NULL AS ending, lock.mode, lock.relation,
                   session.xact_start AS since, lock.virtualtransaction,
                   session.state LIKE 'idle in transaction%' AS is_idle
              FROM lock
              JOIN pg_database AS here
                ON here.datname = current_database() AND here.oid = lock.database
              LEFT JOIN session ON session.pid = lock.pid
             WHERE lock.granted AND lock.locktype = 'relation'
               AND lock.pid NOT IN (SELECT pid FROM own)
               AND coalesce(session.backend_type, '')
                   NOT IN ('autovacuum worker', 'parallel worker')
            UNION ALL
            SELECT NULL, name, ending, mode, relation, since, virtualtransaction, true
              FROM prepared
        ), obstacle AS (
            SELECT wait.waiter, wait.holder, prepared.name, prepared.ending, wait.mode,
                   wait.relation, wait.since, wait.locktype, wait.transactionid,
                   NULL AS transaction, false AS is_idle, true AS is_strong, true AS is_waited_for
              FROM wait
              LEFT JOIN prepared
                ON wait.holder = 0
               AND CASE wait.locktype
                   WHEN 'transactionid' THEN prepared.transactionid = wait.transactionid
                   ELSE prepared.relation = wait.locked END
            UNION ALL
            SELECT NULL, hold.holder, hold.name, hold.ending, hold.mode, hold.relation, hold.since,
                   'relation', NULL, hold.virtualtransaction, hold.is_idle,
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
                   demand.oid IS NOT NULL AS is_planned,
                   coalesce(extract(epoch FROM clock_timestamp() - since) > $3::numeric, false)
                       AS is_old,
                   demand.rivals IS NULL OR '\(PlannedDemands.anything)' = ANY (demand.rivals)
                       AS may_be_in_way,
                   mode = ANY (demand.rivals) IS TRUE AS is_in_way
              FROM obstacle
              LEFT JOIN demand ON demand.oid = obstacle.relation
        ), weighed AS (
            SELECT judged.*,
                   NOT is_strong AND is_planned AND is_in_way AND NOT is_old AS is_passing,
                   CASE WHEN is_strong THEN locktype <> 'advisory' AND (is_planned OR is_old)
                        WHEN is_old THEN is_planned AND (is_in_way OR may_be_in_way)
                        ELSE is_planned AND is_in_way AND is_idle IS TRUE END AS is_severe
              FROM judged
        )
        SELECT waiter.name AS waiter, waiter.user_name AS waiter_user,
               waiter.query AS waiter_query, waiter.ending AS waiter_ending,
               coalesce(holder.name, weighed.name, 'a prepared transaction') AS holder,
               coalesce(holder.ending, weighed.ending) AS holder_ending,
               holder.user_name AS holder_user,
               holder.state AS holder_state, holder.query AS holder_query,
               weighed.mode,
               CASE
               WHEN locktype IN ('transactionid', 'tuple')
               THEN coalesce('a row of ' || relation::regclass, 'transaction ' || transactionid)
               WHEN locktype = 'virtualxid' THEN 'the end of a transaction'
               ELSE coalesce(relation::regclass::text, locktype) END AS object,
               (weighed.seconds * 1000)::bigint AS age,
               is_planned, is_severe, is_passing, weighed.transaction
          FROM weighed
          LEFT JOIN session AS waiter ON waiter.pid = weighed.waiter
          LEFT JOIN session AS holder ON holder.pid = weighed.holder
         WHERE is_strong OR is_waited_for OR is_severe OR is_passing
         ORDER BY is_severe DESC, weighed.seconds DESC NULLS LAST, weighed.waiter, weighed.holder,
                  object, weighed.mode
        """
}
