import TestSupport

/// What an operator does after a crash: the same command again, until nothing is left to do; where it stops, a
/// look at what is durable, and `repair`.
struct Recovery {
    let project: Project
    let worker: CrashWorker
    let goal: Goal
    /// How many effects the migration has, where that is known.
    var steps = 0

    /// Runs the command until the goal is reached.
    ///
    /// - Returns: how often it stopped and named the migration.
    @discardableResult
    func run(mayStop: Bool = true) throws -> Int {
        var stops = 0
        var last: JSMigrate.Outcome?
        // Two are enough for any crash; one that removes the table has those before it run again.
        for _ in 0..<5 {
            if last != nil, try applied() == goal.applied { return stops }
            let outcome = try JSMigrate.run(goal.command, in: project, database: worker.database)
            last = outcome
            switch outcome.exitCode {
            case 0: break
            case 5 where mayStop && outcome.errors.contains("\(goal.version) "):
                stops += 1
                try settle()
            default: throw TestFailure("\(goal.command.joined(separator: " ")): \(outcome)")
            }
        }
        throw TestFailure("the goal is not reached: \(last.map { "\($0)" } ?? "")")
    }

    /// Whether an exit code that says success, or that the migration failed, tells what is there.
    func agrees(with exitCode: Int32) throws -> Bool {
        guard try hasTable() else { return exitCode != 0 }
        let isReached =
            try worker.session.query(
                """
                SELECT FROM public.schema_migrations WHERE version = '\(goal.version)'
                    AND direction = '\(goal.direction)' AND status = 'completed'
                """
            ).isEmpty == false
        switch exitCode {
        case 0: return isReached
        case 2, 4: return !isReached
        default: return true
        }
    }

    private func hasTable() throws -> Bool {
        try worker.session.value("SELECT to_regclass('public.schema_migrations')") != "NULL"
    }

    private func applied() throws -> [String] {
        guard try hasTable() else { return [] }
        return try worker.session.query(
            """
            SELECT version FROM public.schema_migrations
            WHERE direction = 'up' AND status = 'completed' ORDER BY version
            """
        ).map { $0[0] }
    }

    /// Looks at what is durable, makes it whole or nothing, and says which it is.
    private func settle() throws {
        let effects =
            Int(
                try worker.session.value(
                    """
                    SELECT count(*) FROM proof.effect
                    WHERE version = '\(goal.version)' AND direction = '\(goal.direction)'
                    """) ?? "") ?? 0
        let isApplied: Bool
        switch (goal.direction, effects) {
        case (.up, steps): isApplied = true
        case (.down, 0) where try isWhole(): isApplied = true
        default:
            isApplied = false
            try undo()
        }
        let outcome = try JSMigrate.run(
            ["repair", goal.version, isApplied ? "--applied" : "--pending", "--yes"], in: project,
            database: worker.database)
        guard outcome.exitCode == 0 else { throw TestFailure("repair: \(outcome)") }
    }

    /// Whether nothing of a rollback is done.
    private func isWhole() throws -> Bool {
        guard let object = Self.first[goal.version] else { return true }
        return try worker.session.value("SELECT \(object) IS NOT NULL") == "t"
    }

    /// Takes back by hand what a migration may have left, and all of it.
    private func undo() throws {
        let undoing = Self.undoing[goal.version] ?? "SELECT"
        let effects =
            goal.direction == .up
            ? "DELETE FROM proof.effect WHERE version = '\(goal.version)' AND direction = 'up'"
            : """
            DELETE FROM proof.effect WHERE version = '\(goal.version)' AND direction = 'down';
            INSERT INTO proof.effect
            SELECT '\(goal.version)', 'down', generate_series(1, \(steps))
            """
        try worker.session.query("SET client_min_messages TO error; \(undoing); \(effects)")
    }

    /// What the `down` of a migration removes first, where more than one transaction is needed for it.
    private static let first = [
        "004": "to_regclass('public.shelf_1')", "005": "to_regclass('public.loan_by_n')",
        "008": "to_regclass('public.stamp')", "014": "to_regproc('public.fill')",
    ]

    /// The way back from anything that the migrations which are not one transaction may leave.
    private static let undoing = [
        "004": "DROP TABLE IF EXISTS public.shelf_1, public.shelf_2, public.shelf_3",
        "005": "DROP TABLE IF EXISTS public.loan",
        "008": "DROP TABLE IF EXISTS public.stamp",
        "010": "DROP TABLE IF EXISTS public.day; DROP TYPE IF EXISTS public.mood",
        "014": "DROP PROCEDURE IF EXISTS public.fill",
        "015": "DROP TABLE IF EXISTS public.leaf",
        "018": "DROP TABLE IF EXISTS public.label",
    ]
}
