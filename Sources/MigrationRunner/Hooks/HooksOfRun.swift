import Configuration
import EventLoop
import MigrationKit
import Postgres

/// The hooks of one run: when each is called, on what, and what it is told.
///
/// `beforeEach` and `afterEach` are part of their migration: its session runs their queries, in its
/// transaction. The others have a transaction of their own between migrations.
final class HooksOfRun {
    /// How the migrations ended so far.
    var outcomes: [MigrationOutcome] = []

    private let hooks: RunHooks
    private let configuration: MigrationRun.Configuration
    private let plan: MigrationPlan
    private let ledger: Ledger
    private let reporter: any Reporter
    private let current: CurrentVersion
    private let start = EventLoop.now

    /// Makes the hooks of a run that is about to begin.
    ///
    /// - Throws: ``RunEnd`` where they cannot be prepared.
    init(
        _ hooks: RunHooks, of plan: MigrationPlan, ledger: Ledger,
        configuration: MigrationRun.Configuration, reporter: any Reporter, current: CurrentVersion
    ) throws(RunEnd) {
        self.hooks = hooks
        self.ledger = ledger
        self.plan = plan
        self.configuration = configuration
        self.reporter = reporter
        self.current = current
        try hooks.enter(
            configuration.endpoint,
            home: HomeDatabase(
                endpoint: configuration.endpoint.endpoint, connection: configuration.idle,
                refusesOthers: configuration.refusesOthers),
            reporter: reporter, current: current)
    }

    // MARK: - Around a migration

    /// Calls `beforeEach` or `afterEach` as a part of a migration.
    ///
    /// - Parameter elapsed: milliseconds since the migration began.
    /// - Throws: ``RunEnd`` with the failure of the migration.
    func call(_ key: HookKey, of attempt: MigrationAttempt, elapsed: Int) throws(RunEnd) {
        guard hooks.keys.contains(key) else { return }
        var event = event(key)
        event.step = attempt.step
        event.durationMilliseconds = key == .afterEach ? elapsed : nil
        do throws(StatementFailure) {
            if key == .afterEach { try attempt.session.goOnForHook() }
        } catch {
            throw attempt.end(error)
        }
        do throws(RunEnd) {
            // What failed in a migration's session, the migration tells.
            try call(event, on: attempt.session)
        } catch {
            guard case .failed(let failure as HookFailure) = error else { throw error }
            throw .failed(
                MigrationError(
                    version: attempt.step.file.version, direction: attempt.step.direction,
                    reason: failure.message, location: failure.location, details: failure.details))
        }
    }

    // MARK: - Around the run

    /// Calls `beforeAll` or `afterAll`.
    ///
    /// - Throws: ``RunEnd`` with a ``HookFailure``: nothing that the hook did is durable then, but for what
    ///   it has committed itself.
    func callAround(_ key: HookKey) throws(RunEnd) {
        guard hooks.keys.contains(key) else { return }
        do throws(RunEnd) {
            try callInTransaction(event(key))
        } catch {
            guard case .failed(let failure as HookFailure) = error else { throw error }
            throw .failed(
                failure.advising(
                    key == .beforeAll
                        ? "no migration was run" : "the migrations of this run are done and stay"))
        }
    }

    /// Tells `onError` what ended the run; its own failure is a warning.
    func tellOfError(_ end: RunEnd) {
        guard hooks.keys.contains(.onError), case .failed = end else { return }
        var event = event(.onError)
        event.error = end
        event.step = outcomes.last.flatMap { last in
            last.status == .failed ? plan.steps.first { $0.file.version == last.version } : nil
        }
        do throws(RunEnd) {
            try callInTransaction(event)
        } catch {
            var details: [String] = []
            if case .failed(let failure) = error {
                details = (failure.location.map { ["at \($0)"] } ?? []) + failure.details
            }
            let isOfHook = if case .failed(is HookFailure) = error { true } else { false }
            let message = isOfHook ? "" : "the hook onError failed: "
            reporter.report(
                .warning(message: message + error.reason, version: nil, details: details))
        }
    }

    private func callInTransaction(_ event: HookEvent) throws(RunEnd) {
        current.version = nil
        let connection = configuration.session
        guard connection.isOpen else {
            return try call(event, on: nil)
        }
        // No role, search_path or setting of the migration before is left.
        let results = try connection.execute(
            "\(SessionReset.whole); \(configuration.sessions.renewalSQL);"
                + " \(MigrationSession.deferrableQuery)")
        let session = MigrationSession(
            connection: connection, tracking: HookTracking(ledger: ledger),
            sessions: configuration.sessions,
            around: StatementSurroundings(
                blockers: nil, lockTimeout: configuration.lockTimeout, leftStatement: nil),
            warn: { [reporter] in reporter.report(.warning($0)) })
        session.hasDeferrableConstraints = results.last?.value(0, 0) == "t"
        defer {
            // The session is gone by the time of the next.
            connection.onNotice = nil
            connection.onNotification = nil
        }
        do throws(RunEnd) {
            try call(event, on: session)
            try tellOfUndone(event, in: session)
            try session.commitHook(event)
        } catch {
            do throws(StatementFailure) { try session.abandon() } catch {}
            throw error
        }
    }

    // MARK: - Both

    private func event(_ key: HookKey) -> HookEvent {
        HookEvent(
            hook: key, command: hooks.command ?? plan.direction.rawValue,
            direction: plan.direction, steps: plan.steps, outcomes: outcomes,
            durationMilliseconds: Int((EventLoop.now - start).rounded()))
    }

    private func call(_ event: HookEvent, on session: MigrationSession?) throws(RunEnd) {
        try hooks.call(
            event, on: session, isStrict: configuration.isStrict,
            warn: { [reporter, current] in
                reporter.report(.warning($0, version: current.version))
            })
    }

    private func tellOfUndone(
        _ event: HookEvent, in session: MigrationSession
    ) throws(RunEnd) {
        for statement in session.undone {
            let text = statement.notice(of: "the hook")
            guard !configuration.isStrict else {
                throw .failed(
                    HookFailure(
                        hook: event.hook.rawValue, direction: event.direction, reason: text,
                        location: FileLocation(file: hooks.path)))
            }
            reporter.report(.warning(text))
        }
    }
}

extension MigrationSession {
    /// Has what a hook does now be part of the migration's last transaction, under the connection's own role
    /// and search path: a COMMIT that is held back is given up, as the one with the tracking row follows.
    fileprivate func goOnForHook() throws(StatementFailure) {
        if state == .idle { _ = try send(.simple(Self.begin)) }
        state = .wrapper
        _ = try send(
            .simple(
                "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL role TO DEFAULT;"
                    + " SET LOCAL search_path TO DEFAULT"))
    }

    /// Makes durable what a hook around a run did.
    fileprivate func commitHook(_ event: HookEvent) throws(RunEnd) {
        do throws(StatementFailure) {
            try sendHeldCommit()
            try commitWrapper(next: nil)
        } catch {
            switch error {
            case .interrupted(let interruption): throw .interrupted(interruption)
            case .server(let cause):
                throw .failed(
                    HookFailure(
                        hook: event.hook.rawValue, direction: event.direction,
                        reason: cause.message, details: ["SQLSTATE: \(cause.sqlState)"]))
            }
        }
    }
}
