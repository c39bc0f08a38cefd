import MigrationKit

/// Whether sessions hold up each other, or would hold up the migrations.
///
/// - Condition: Two kinds of obstacle. A *wait*: a session of this database waits for a lock of
///   another. A *hold*: nobody waits yet, but a session or prepared transaction holds a lock that
///   keeps others from writing (`SHARE` and stronger), or any lock on a table of the plan (partitions
///   included) that is in the way of a statement of the plan. Each is a `FAIL` when it is older than
///   ``ValidationThresholds/blockingLockAge`` or on a table of the plan, else a `WARN`. Weaker locks of
///   a statement at work are on their way to their end: younger than that they `WARN`, and that only
///   where they are still there half a second later; others are traffic, and no finding, as are weaker
///   locks that no statement of the plan waits for. Where it is not known which locks the plan needs,
///   weaker ones count from that age on. Waits for advisory locks only warn: applications wait for those
///   for hours by design, and no migration does. The program's own sessions are left out.
/// - Why: A migration that changes a table queues behind these locks, and every later query of the
///   application queues behind the migration.
/// - Source: PostgreSQL manual, "Explicit Locking", the view `pg_locks` (`waitstart` since 14; on
///   older servers the start of the waiting statement counts), and "Session Information
///   Functions" (`pg_blocking_pids`, which gives 0 for a prepared transaction).
struct BlockingLocksValidator: MigrationValidator {
    let name = "blocking-locks"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.fail

    /// One finding, which has who blocks whom as a tree, the worst first.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let locks = try Self.lasting(context)
        guard !locks.isEmpty else { return [.pass("No session holds up another.")] }
        let tree = BlockingTree(locks)
        let waiting = Set(locks.compactMap(\.waiter?.name)).count
        let roots = tree.roots
        let holders = Lines.count(roots.count, "session holds", "sessions hold")
        let waiters =
            waiting == 0
            ? "nobody waits yet" : Lines.count(waiting, "session waits", "sessions wait")
        return [
            ValidationFinding(
                status: locks.contains(where: \.isSevere) ? .fail : .warn,
                details: Lines.join(
                    "\(holders) locks that are in the way; \(waiters)", tree.lines),
                help: Lines.join(
                    "Wait until those that are not indented end their transactions, or end them:",
                    roots.compactMap(\.ending)))
        ]
    }

    /// The obstacles, without what was over in a moment: traffic is on every table at any time.
    private static func lasting(_ context: ValidationContext) throws -> [BlockingLock] {
        let demands = PlannedDemands(context.pending)
        let look = {
            try context.database.query(
                BlockingLock.sql,
                [
                    ArrayLiteral.text(context.ownProcesses), demands.names,
                    context.thresholds.blockingLockAge.secondsText, demands.rivals,
                ]
            ).map { try BlockingLock($0) }
        }
        let first = try look()
        guard first.contains(where: \.isPassing) else { return first }
        _ = try context.database.query("SELECT pg_sleep(\(moment / .seconds(1)))")
        // What a transaction has read of the sessions' states it keeps to its end.
        _ = try context.database.query("SELECT pg_stat_clear_snapshot()")
        let seen = Set(first.map(\.identity))
        return try look().filter { !$0.isPassing || seen.contains($0.identity) }
    }

    /// How long a transaction of everyday traffic is given to end.
    private static let moment: Duration = .milliseconds(500)
}
