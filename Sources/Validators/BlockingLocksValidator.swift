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

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: One finding, which names every obstacle, the worst first.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let age = context.thresholds.blockingLockAge
        let rows = try context.database.query(
            BlockingLock.sql,
            [
                ArrayLiteral.text(context.ownProcesses),
                ArrayLiteral.text(context.pending.flatMap(\.relations)),
                String(age / .seconds(1)),
            ])
        let locks = try rows.map { try BlockingLock($0) }
        guard !locks.isEmpty else { return [.pass("No session holds up another.")] }
        let status = locks.contains(where: \.isSevere) ? ValidationStatus.fail : .warn
        let worstFirst = locks.filter(\.isSevere) + locks.filter { !$0.isSevere }
        let summary = "\(locks.count) blocking \(locks.count == 1 ? "lock" : "locks")"
        return [
            ValidationFinding(
                status: status, details: Lines.join(summary, worstFirst.map(\.description)))
        ]
    }
}
