import MigrationKit

/// Whether transactions have been open for long.
///
/// - Condition: `WARN` for each transaction of this database that is older than
///   ``ValidationThresholds/longTransactionAge``, or whose session has been idle in it for longer than
///   ``ValidationThresholds/idleInTransactionAge``. The program's own sessions and the workers of
///   autovacuum, which give way by themselves, are left out.
/// - Why: A transaction keeps its locks until it ends, and a migration that changes one of its tables
///   waits for it, with everybody else behind. `CREATE INDEX CONCURRENTLY` waits for every older
///   transaction of the database. One that is idle waits for its application and may never end.
/// - Source: PostgreSQL manual, the view `pg_stat_activity` (`xact_start`, `state`, `state_change`) and
///   "Building Indexes Concurrently".
struct LongTransactionsValidator: MigrationValidator {
    let name = "long-transactions"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    /// One finding, which names every such transaction, the oldest first.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let limits = context.thresholds
        let own = ArrayLiteral.text(context.ownProcesses)
        let rows = try context.database.query(
            Self.sql,
            [own, limits.longTransactionAge.secondsText, limits.idleInTransactionAge.secondsText])
        let hidden = try context.database.query(Self.hiddenSQL, [own]).first?.integer("hidden") ?? 0
        let remark = SessionText.remark(hiding: hidden, whatever: "the transactions")
        let scope =
            "than \(limits.longTransactionAge.words), or idle for longer than"
            + " \(limits.idleInTransactionAge.words)"
        guard !rows.isEmpty else {
            return [
                .pass(Lines.join("No transaction is older \(scope).", [remark].compactMap(\.self)))
            ]
        }
        let transactions = Lines.count(rows.count, "transaction is", "transactions are")
        return [
            .warn(
                Lines.join(
                    "\(transactions) older \(scope)",
                    try rows.map(line) + [remark].compactMap(\.self)),
                help: Lines.join(
                    "Wait until they end, or end them:",
                    try rows.map { try SessionText.ending(of: $0.text("pid")) }))
        ]
    }

    private func line(_ row: ReadOnlyRow) throws -> String {
        let session = "pid \(try row.text("pid")) (\(row["user_name"] ?? "no user"))"
        let age = try row.age("age") ?? "unknown time"
        let query = row["query"].map { ": `\($0)`" } ?? ""
        guard try row.boolean("is_idle") else {
            return "\(session) has been in a transaction for \(age)\(query)"
        }
        let idle = try row.age("idle_age") ?? "unknown time"
        return "\(session) has been idle for \(idle) in a transaction of \(age), since\(query)"
    }

    private static let sql = """
        SELECT pid, quote_ident(usename) AS user_name,
               (extract(epoch FROM clock_timestamp() - xact_start) * 1000)::bigint AS age,
               (extract(epoch FROM clock_timestamp() - state_change) * 1000)::bigint AS idle_age,
               state LIKE 'idle in transaction%' AS is_idle,
               \(SessionText.query) AS query
          FROM pg_stat_activity
         WHERE datname = current_database()
           AND pid <> pg_backend_pid()
           AND pid <> ALL ($1::integer[])
           AND backend_type NOT IN ('autovacuum worker', 'parallel worker', 'walsender')
           AND (clock_timestamp() - xact_start > make_interval(secs => $2::double precision)
                OR state LIKE 'idle in transaction%'
                   AND clock_timestamp() - state_change
                       > make_interval(secs => $3::double precision))
         ORDER BY xact_start
        """

    private static let hiddenSQL = """
        SELECT count(*) AS hidden
          FROM pg_stat_activity
         WHERE datname = current_database()
           AND pid <> ALL ($1::integer[])
           AND query = '\(SessionText.hidden)'
        """
}
