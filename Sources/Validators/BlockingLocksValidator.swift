package import MigrationKit

/// Whether sessions hold up each other, or would hold up the migrations.
///
/// - Condition: Two kinds of obstacle. A *wait*: a session of this database waits for a lock of
///   another. A *hold*: nobody waits yet, but a session or prepared transaction holds a lock that
///   keeps others from writing (`SHARE` and stronger), or has held any lock on a table of the plan
///   for longer than ``ValidationThresholds/blockingLockAge``. Each is a `FAIL` when it is older
///   than that age or on a table of the plan (partitions included), else a `WARN`. Weaker locks
///   that are younger are traffic, and no finding. Waits for advisory locks only warn: applications
///   wait for those for hours by design, and no migration does. The program's own sessions are left
///   out.
/// - Why: A migration that changes a table queues behind these locks, and every later query of the
///   application queues behind the migration.
/// - Source: PostgreSQL manual, "Explicit Locking", the view `pg_locks` (`waitstart` since 14; on
///   older servers the start of the waiting statement counts), and "Session Information
///   Functions" (`pg_blocking_pids`, which gives 0 for a prepared transaction).
package struct BlockingLocksValidator: MigrationValidator {
    /// `blocking-locks`.
    package let name = "blocking-locks"

    /// Before the run.
    package let phases: Set<ValidationPhase> = [.pre]

    /// `FAIL`.
    package let severity = ValidationStatus.fail

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: One finding, which has who blocks whom as a tree, the worst first.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let rows = try context.database.query(
            BlockingLock.sql,
            [
                ArrayLiteral.text(context.ownProcesses), PlannedRelations.parameter(context),
                context.thresholds.blockingLockAge.secondsText,
            ])
        let locks = try rows.map { try BlockingLock($0) }
        guard !locks.isEmpty else { return [.pass("No session holds up another.")] }
        let waiting = Set(locks.compactMap(\.waiter?.name)).count
        let holding = Set(locks.map(\.holder.name)).count
        let holders = holding == 1 ? "1 session holds" : "\(holding) sessions hold"
        let waiters =
            switch waiting {
            case 0: "nobody waits yet"
            case 1: "1 session waits"
            default: "\(waiting) sessions wait"
            }
        return [
            ValidationFinding(
                status: locks.contains(where: \.isSevere) ? .fail : .warn,
                details: Lines.join(
                    "\(holders) locks that are in the way; \(waiters)", BlockingTree(locks).lines),
                help:
                    "Wait until the sessions that are not indented end their transactions, or end one:"
                    + " SELECT pg_terminate_backend(PID); prepared transactions with ROLLBACK PREPARED."
            )
        ]
    }
}
