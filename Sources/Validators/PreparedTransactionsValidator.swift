import MigrationKit

/// Whether transactions were prepared for a two-phase commit and not settled.
///
/// - Condition: `WARN` for each prepared transaction of this database that is older than
///   ``ValidationThresholds/preparedTransactionAge``. One that holds a lock on a table of the plan is an
///   obstacle of `blocking-locks` too.
/// - Why: It keeps its locks, through a restart of the server too, until somebody settles it; no
///   session shows that it is there, and none can be ended to be rid of it.
/// - Source: PostgreSQL manual, `PREPARE TRANSACTION`, and the views `pg_prepared_xacts` and `pg_locks`,
///   where its locks have no process but the one on its own number.
struct PreparedTransactionsValidator: MigrationValidator {
    let name = "prepared-transactions"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    /// One finding, which names every such transaction, the oldest first.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let limit = context.thresholds.preparedTransactionAge
        let rows = try context.database.query(
            Self.sql, [PlannedRelations.parameter(context), limit.secondsText])
        guard !rows.isEmpty else { return [.pass("No prepared transaction waits to be settled.")] }
        let transactions = rows.count == 1 ? "transaction waits" : "transactions wait"
        let lines = try rows.map { row in
            let locked = row["relations"].map { ", holds locks on \($0)" } ?? ""
            return "\(try row.text("gid")) of \(try row.text("owner")), prepared"
                + " \(try row.age("age") ?? "at an unknown time") ago\(locked)"
        }
        return [
            .warn(
                Lines.join("\(rows.count) prepared \(transactions) to be settled", lines),
                help: Lines.join(
                    "Settle each, as its owner:",
                    try rows.map { row in
                        let name = try row.text("gid")
                        return "COMMIT PREPARED \(name); or ROLLBACK PREPARED \(name);"
                    }))
        ]
    }

    private static let sql = """
        WITH RECURSIVE \(PlannedRelations.sql(parameter: 1))
        SELECT quote_literal(prepared.gid) AS gid, quote_ident(prepared.owner) AS owner,
               (extract(epoch FROM clock_timestamp() - prepared.prepared) * 1000)::bigint AS age,
               (SELECT string_agg(
                           DISTINCT class.oid::regclass
                               || CASE WHEN class.oid IN (SELECT oid FROM planned)
                                       THEN ' (a table of the plan)' ELSE '' END, ', ')
                  FROM pg_locks AS number
                  JOIN pg_locks AS lock
                    ON lock.pid IS NULL AND lock.virtualtransaction = number.virtualtransaction
                  JOIN pg_class AS class
                    ON class.oid = lock.relation AND class.relkind IN ('r', 'p', 'm', 'f')
                 WHERE number.locktype = 'transactionid' AND number.granted AND number.pid IS NULL
                   AND number.transactionid = prepared.transaction) AS relations
          FROM pg_prepared_xacts AS prepared
         WHERE prepared.database = current_database()
           AND clock_timestamp() - prepared.prepared > make_interval(secs => $2::double precision)
         ORDER BY prepared.prepared
        """
}
