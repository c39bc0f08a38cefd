import Configuration
import EventLoop
import JSCore
package import MigrationKit
import NodeRuntime
package import Postgres

/// One run of planned migrations on a PostgreSQL database: each migration is begun, carried to its
/// end, and recorded, in this order and by the rules of its transactions.
package final class MigrationRun {
    /// What a run is made of.
    package struct Configuration {
        /// The connection that migrations run on.
        package var session: Connection
        /// An idle connection to the same database.
        package var idle: Connection
        /// How further sessions are opened.
        var sessions: RunSessions
        /// Where the database is, for scripts to find it.
        package var endpoint: ScriptEnvironment
        /// Why other databases are not contacted; nil where they are.
        package var refusesOthers: String?
        /// Whether what is otherwise a warning is a failure.
        package var isStrict: Bool
        /// Who runs migrations, as `user@host`, for the history.
        package var client: String
        /// Whether all migrations share one transaction.
        package var sharesTransaction = false
        /// Whether it is kept what the migrations define.
        var recordsDefinitions = false
        /// The configuration's hooks; nil where there are none.
        var hooks: RunHooks?
        /// When a migration is tried again.
        let retries: RetryPolicy
        /// PostgreSQL's `lock_timeout` for the sessions, in milliseconds.
        let lockTimeout: Int?
        /// Gives back the row beside the lock; nil where it was not taken.
        let clearLockSQL: String?

        /// Makes a configuration.
        init(
            session: Connection, idle: Connection, sessions: RunSessions,
            endpoint: ScriptEnvironment, refusesOthers: String?, isStrict: Bool,
            client: String, retries: RetryPolicy, lockTimeout: Int?, clearLockSQL: String?
        ) {
            self.session = session
            self.idle = idle
            self.sessions = sessions
            self.endpoint = endpoint
            self.refusesOthers = refusesOthers
            self.isStrict = isStrict
            self.client = client
            self.retries = retries
            self.lockTimeout = lockTimeout
            self.clearLockSQL = clearLockSQL
        }
    }

    let configuration: Configuration
    let plan: MigrationPlan
    let store: MigrationStore
    let reporter: any Reporter
    let runID: String
    let loop: EventLoop
    let gateway: MigrationGateway
    let scripts: ScriptHost
    /// Checksums of what migrations import, which many of them share.
    let checksums = FileChecksums()
    /// Finds out whom a statement waits for; nil where nobody would be told.
    let blockers: BlockerWatch?
    /// The configuration's hooks; nil where there are none.
    let hooks: HooksOfRun?
    private var substitute: Connection?
    private(set) var completed = 0
    private(set) var failed = 0
    /// What the migrations that are done have defined, where that is kept.
    private(set) var executed: [ExecutedMigration] = []
    /// How often a migration was tried again because of other sessions.
    private(set) var retries = 0

    /// Makes a run of a plan.
    ///
    /// - Throws: ``RunEnd`` where the hooks cannot be prepared.
    package init(
        _ configuration: Configuration, of plan: MigrationPlan, store: MigrationStore,
        runID: String, reporter: any Reporter
    ) throws(RunEnd) {
        self.plan = plan
        self.configuration = configuration
        self.store = store
        self.runID = runID
        self.reporter = reporter
        loop = configuration.session.loop
        let isTelling = configuration.lockTimeout != nil || configuration.retries.limit > 0
        blockers =
            isTelling
            ? BlockerWatch(idle: configuration.idle, lockTimeout: configuration.lockTimeout) : nil
        let current = CurrentVersion()
        // Nothing is done around nothing.
        if let hooks = configuration.hooks, !plan.steps.isEmpty {
            self.hooks = try HooksOfRun(
                hooks, of: plan, ledger: store.ledger, configuration: configuration,
                reporter: reporter, current: current)
        } else {
            hooks = nil
        }
        gateway = MigrationGateway(
            home: HomeDatabase(
                endpoint: configuration.endpoint.endpoint, connection: configuration.idle,
                refusesOthers: configuration.refusesOthers),
            loop: loop,
            warn: { reporter.report(.warning($0, version: current.version)) })
        scripts = ScriptHost(
            environment: configuration.endpoint, gateway: gateway, loop: loop, reporter: reporter,
            current: current)
    }

    /// Runs the steps of the plan until one fails, and the hooks around them.
    ///
    /// - Throws: ``RunEnd`` with the reason for which the run ended early.
    package func run() throws(RunEnd) {
        do throws(RunEnd) {
            if plan.direction == .down { try checkRollback(of: plan.steps) }
            try hooks?.callAround(.beforeAll)
            try runMigrations()
            try hooks?.callAround(.afterAll)
        } catch {
            hooks?.tellOfError(error)
            throw error
        }
    }

    private func runMigrations() throws(RunEnd) {
        guard configuration.sharesTransaction else { return try run(plan.steps) }
        let transaction = SharedTransaction(
            connection: configuration.session, renewalSQL: configuration.sessions.renewalSQL)
        try transaction.begin()
        do throws(RunEnd) {
            try run(plan.steps)
            if try !transaction.commit() { try settleCommit(of: plan.steps) }
        } catch {
            transaction.rollBack()
            let undone = plan.steps.prefix(completed).map(\.file.version.text)
            completed = 0
            hooks?.outcomes.removeAll { $0.status == .completed }
            if !undone.isEmpty {
                reporter.report(
                    .warning(
                        "\(undone.joined(separator: ", ")) \(undone.count == 1 ? "was" : "were")"
                            + " rolled back with it: nothing was applied (--single-transaction)"))
            }
            throw error
        }
    }

    /// Settles a COMMIT of all migrations whose answer was lost: the row of the last one tells.
    private func settleCommit(of steps: [MigrationStep]) throws(RunEnd) {
        guard let last = steps.last else { return }
        let attempt = MigrationAttempt(step: last, run: self)
        guard try attempt.isCompleted() else { throw .failed(Self.connectionLost) }
    }

    private func run(_ steps: [MigrationStep]) throws(RunEnd) {
        for step in steps {
            // What ends the run between two migrations is no failure of the next.
            if let interruption = loop.interruption { throw .interrupted(interruption) }
            guard configuration.session.isOpen else { throw .failed(Self.connectionLost) }
            try run(step)
            completed += 1
        }
    }

    /// The idle connection, or where that is lost another one, which waits for a server that restarts.
    func connectionThatIsOpen() throws(RunEnd) -> Connection {
        for connection in [configuration.idle, substitute].compactMap({ $0 }) {
            // One that was lost just now may not have been told yet.
            let answer = connection.reply(to: .simple("SELECT"), isInterruptible: false)
            if answer.error == nil { return connection }
        }
        let connection = try configuration.sessions.reopen()
        substitute = connection
        return connection
    }

    private static let connectionLost = GeneralFailure(
        "the connection to the server was lost", exitCode: .refused,
        remedy: "run the command again; it goes on where this run ended")

    // MARK: - One migration

    private func run(_ step: MigrationStep) throws(RunEnd) {
        let file = step.file
        reporter.report(
            .migrationStarted(
                version: file.version, name: step.row?.name ?? file.name, file: file.fileName,
                direction: step.direction))
        scripts.current.version = file.version
        let start = EventLoop.now
        let elapsed = { Int((EventLoop.now - start).rounded()) }
        var name = step.row?.name ?? file.name
        do throws(RunEnd) {
            name = try carryOut(step, start: start, elapsed: elapsed)
        } catch {
            failed += 1
            finish(
                MigrationOutcome(
                    version: file.version, name: name, direction: step.direction,
                    status: .failed, durationMilliseconds: elapsed(), error: error.reason))
            throw error
        }
        finish(
            MigrationOutcome(
                version: file.version, name: name, direction: step.direction,
                status: .completed, durationMilliseconds: elapsed()))
    }

    private func finish(_ outcome: MigrationOutcome) {
        hooks?.outcomes.append(outcome)
        reporter.report(.migrationFinished(outcome))
    }

    /// Carries a migration out, again and again where other sessions are in its way.
    ///
    /// - Returns: the tracked name.
    private func carryOut(
        _ step: MigrationStep, start: Double, elapsed: () -> Int
    ) throws(RunEnd) -> String {
        var repetition = 0
        while true {
            let attempt = MigrationAttempt(step: step, run: self)
            loop.signals?.setLastResort(attempt.lastResort(start: start))
            defer { loop.signals?.setLastResort(nil) }
            blockers?.reset()
            do throws(RunEnd) {
                try attempt.begin()
                try attempt.carryOut(elapsed: elapsed)
                if let account = attempt.account { executed.append(account) }
                return attempt.name
            } catch {
                guard repetition < configuration.retries.limit,
                    let conflict = attempt.conflict(behind: error), attempt.undo()
                else { throw record(error, of: attempt, elapsed) }
                repetition += 1
                retries += 1
                let pause = configuration.retries.pause(before: repetition)
                tell(conflict, of: step, pause: pause, repetition)
                do throws(RunEnd) { try RunPause(loop: loop).wait(pause) } catch {
                    throw record(error, of: attempt, elapsed)
                }
                // Whatever its modules remember is of an attempt that never was.
                scripts.isSpent = true
            }
        }
    }

    /// Records a failure, and adds to it what else is to be known.
    private func record(
        _ end: RunEnd, of attempt: MigrationAttempt, _ elapsed: () -> Int
    ) -> RunEnd {
        let explained = attempt.explained(end, blockers: blockers?.blockers ?? [])
        if let problem = attempt.fail(explained.reason, durationMilliseconds: elapsed()) {
            reporter.report(.warning(problem, version: scripts.current.version))
        }
        return explained.end
    }

    private func tell(
        _ conflict: PostgresError, of step: MigrationStep, pause: Double, _ repetition: Int
    ) {
        let blockers = blockers?.blockers ?? []
        // The server names both sides of a deadlock itself.
        let known = conflict.detail.map { [$0.split(separator: "\n").joined(separator: " ")] } ?? []
        let who =
            blockers.isEmpty
            ? known.map { "; \($0)" }.joined()
            : "; blocked by \(blockers.joined(separator: " and "))"
        let milliseconds = Int(pause.rounded())
        let seconds = "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100)s"
        reporter.report(
            .warning(
                "\(conflict.message)\(who); rolled back, tried again in \(seconds)"
                    + " (\(repetition) of \(configuration.retries.limit))",
                version: step.file.version))
    }

    /// Loads every module of a rollback first, so that a missing `down` is found before anything is
    /// rolled back.
    private func checkRollback(of steps: [MigrationStep]) throws(RunEnd) {
        gateway.beginMigration()
        gateway.mode = .refused("a module must not send queries while it is loaded for a rollback")
        var missing: [String] = []
        for step in steps {
            scripts.current.version = step.file.version
            let hasDown = try loadForRollback(step)
            if let refusal = gateway.refusals.first {
                throw .failed(
                    MigrationError(
                        version: step.file.version, direction: .down, reason: refusal,
                        location: FileLocation(file: step.file.path)))
            }
            if !hasDown { missing.append(step.file.fileName) }
        }
        scripts.prepareForNextScript()
        guard missing.isEmpty else {
            throw .failed(
                GeneralFailure(
                    "no `down` in \(missing.joined(separator: ", ")); nothing was rolled back",
                    exitCode: .rollbackFailed,
                    remedy: "export a `down` function from each, or roll back fewer migrations"))
        }
    }

    /// Loads a module and says whether it provides `down`; one that exits meanwhile does not.
    private func loadForRollback(_ step: MigrationStep) throws(RunEnd) -> Bool {
        if step.file.language == .sql {
            return try SQLMigrationFile(of: step).section(.down) != nil
        }
        scripts.prepareForNextScript()
        do throws(RunEnd) {
            let driver = try scripts.driver(session: nil)
            let script = try scripts.load(step, driver: driver)
            // A query that is not awaited is sent later, and refused as any other.
            do throws(SessionEnd) { _ = try driver.drain() } catch {
                throw RunEnd(error, step: step)
            }
            return script.hasDown
        } catch {
            guard case .failed(let failure) = error, failure is ExitedWithSuccess else {
                throw error
            }
            return false
        }
    }
}

extension RunEnd {
    /// The reason as the tracking row and the events have it.
    var reason: String {
        switch self {
        case .failed(let failure as MigrationError): failure.reason
        case .failed(let failure): failure.message
        case .interrupted(let interruption): interruption.reason
        }
    }
}

/// The version that runs now, for what is reported from elsewhere.
final class CurrentVersion {
    var version: MigrationVersion?
}
