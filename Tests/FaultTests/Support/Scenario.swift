import TestSupport

/// One migration's way to its goal with a proxy in between, and what has come of it where nothing went wrong.
struct Scenario: Sendable {
    let stage: CrashStage
    let goal: Goal
    /// The SQL that makes the state before it.
    let before: String
    /// Every message of the undisturbed run.
    let messages: [WireMessage]
    /// What is there after it.
    let expected: Verdict
    /// How many effects the migration has.
    let steps: Int

    /// Runs the migration undisturbed.
    init(_ goal: Goal, on stage: CrashStage, with worker: CrashWorker) throws {
        self.stage = stage
        self.goal = goal
        before = try stage.state(before: goal)
        try worker.restore(before)
        let proxy = try WireProxy(to: worker.database)
        let outcome = try Self.run(goal, on: stage, with: worker, through: proxy)
        guard outcome.exitCode == 0 else { throw TestFailure("undisturbed: \(outcome)") }
        messages = proxy.messages
        // One that removes the table leaves those before it to be run again.
        try Recovery(project: stage.project, worker: worker, goal: goal).run(mayStop: false)
        expected = try Verdict(of: worker)
        steps =
            Int(
                try worker.session.value(
                    """
                    SELECT count(DISTINCT step) FROM proof.effect
                    WHERE version = '\(goal.version)' AND direction = '\(goal.direction)'
                    """) ?? "") ?? 0
    }

    private static func run(
        _ goal: Goal, on stage: CrashStage, with worker: CrashWorker, through proxy: WireProxy
    ) throws -> JSMigrate.Outcome {
        defer { proxy.stop() }
        return try JSMigrate.run(
            goal.command, in: stage.project,
            environment: ["DATABASE_URL": proxy.url(of: worker.database)])
    }

    /// What a point showed.
    struct Result: Sendable {
        /// Whether the next command had to stop and name the migration.
        var hasStopped = false
        /// What is not as it should be.
        var problem: String?
    }

    /// Lets one thing go wrong, runs the command until the goal is reached, and compares.
    ///
    /// - Parameter repair: puts right what the fault has broken, before the command is run again.
    func result(
        of fault: WireFault, with worker: CrashWorker, repair: () throws -> Void = {}
    ) -> Result {
        do {
            try worker.restore(before)
            let proxy = try WireProxy(to: worker.database, fault: fault)
            let outcome = try Self.run(goal, on: stage, with: worker, through: proxy)
            try repair()
            guard proxy.hasFired else {
                // This run needed fewer messages than the one that was counted: nothing went wrong in it.
                guard outcome.exitCode == 0 else {
                    return Result(problem: "the message did not come: \(outcome)")
                }
                return Result(problem: try Verdict(of: worker).difference(from: expected))
            }
            let recovery = Recovery(
                project: stage.project, worker: worker, goal: goal, steps: steps)
            if let code = outcome.exitCode, try !recovery.agrees(with: code) {
                return Result(problem: "what it said is not what is there: \(outcome)")
            }
            let stops = try recovery.run()
            let verdict = try Verdict(of: worker)
            return Result(hasStopped: stops > 0, problem: verdict.difference(from: expected))
        } catch {
            return Result(problem: "\(error)")
        }
    }
}
