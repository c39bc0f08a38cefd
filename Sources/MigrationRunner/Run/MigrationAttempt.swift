import Digest
import EventLoop
import Filesystem
import JSCore
import MigrationKit
import NodeRuntime
import Postgres
import SQLScript

/// One attempt at one migration: from the row `running` to `completed` or `failed`.
final class MigrationAttempt {
    private let step: MigrationStep
    let run: MigrationRun
    private(set) var tracking: MigrationTracking
    let session: MigrationSession
    private var direct: DirectSessions?
    /// What the last COMMIT failed with.
    private(set) var commitFailure: PostgresError?

    init(step: MigrationStep, run: MigrationRun) {
        self.step = step
        self.run = run
        let version = step.file.version
        tracking = MigrationTracking(
            ledger: run.store.ledger, version: step.trackedVersion.text,
            name: step.row?.name ?? step.file.name, direction: step.direction, runID: run.runID,
            file: step.file.fileName(for: step.direction), client: run.configuration.client)
        let reporter = run.reporter
        session = MigrationSession(
            connection: run.configuration.session, tracking: tracking,
            sessions: run.configuration.sessions,
            around: StatementSurroundings(
                blockers: run.blockers, lockTimeout: run.configuration.lockTimeout,
                leftStatement: step.row?.progress?.runningStatement),
            warn: { reporter.report(.warning($0, version: version)) })
        session.onStatement = { sql, milliseconds in
            reporter.report(
                .statement(version: version, sql: sql, durationMilliseconds: milliseconds))
        }
    }

    /// The tracked name.
    var name: String { tracking.name }

    // MARK: - Before

    /// Makes the session fresh and commits the row `running`.
    func begin() throws(RunEnd) {
        run.gateway.beginMigration()
        let connection = run.configuration.session
        // No role, search_path, temporary table or setting of the migration before is left.
        try connection.execute("DISCARD ALL")
        let renewal = run.configuration.sessions.renewalSQL
        let results = try connection.execute(
            "\(tracking.runningSQL); \(renewal); \(MigrationSession.deferrableQuery)")
        session.hasDeferrableConstraints = results.last?.value(0, 0) == "t"
    }

    // MARK: - During

    /// Loads the module, runs it, and commits the row `completed` with its last transaction.
    func carryOut(elapsed: () -> Int) throws(RunEnd) {
        if step.file.language == .sql { return try carryOutStatements(elapsed: elapsed) }
        let scripts = run.scripts
        scripts.prepareForNextScript()
        let driver = try scripts.driver(session: session)
        run.gateway.mode = .shared(session)
        defer { run.gateway.mode = .refused("the migration it belongs to is over") }
        let script: MigrationScript
        do throws(RunEnd) {
            script = try scripts.load(step, driver: driver)
        } catch {
            // process.exit(0) while loading ends the migration with success.
            guard case .failed(let failure) = error, failure is ExitedWithSuccess else {
                throw error
            }
            return try complete(nil, elapsed: elapsed)
        }
        if let name = script.name { tracking.name = name }
        warnAboutVersion(of: script)
        if script.hasRun, step.direction == .up {
            session.warn("`up` has run while the module was loaded, and is not run again")
            try finishLoading(driver)
        } else if script.provides(step.direction) {
            if !script.wantsTransaction {
                run.gateway.mode = .direct(try separateConnections())
            }
            try call(script, driver: driver)
        } else {
            try runScript(script, driver: driver)
        }
        try complete(script, elapsed: elapsed)
    }

    /// Runs the statements of a SQL file, and commits the row `completed` with the last transaction.
    private func carryOutStatements(elapsed: () -> Int) throws(RunEnd) {
        let file: SQLMigrationFile
        do throws(MigrationError) {
            file = try SQLMigrationFile(step.file, direction: step.direction)
        } catch {
            throw .failed(error)
        }
        guard let section = file.section(step.direction) else {
            throw failure("the file has no statements for `\(step.direction.rawValue)`")
        }
        let runner = SQLStatementRunner(step: step, file: file, reporter: run.reporter)
        if section.usesTransaction {
            try runner.run(section.statements, on: session)
        } else {
            try runner.run(section.statements, on: try separateConnections())
        }
        try complete(nil, elapsed: elapsed)
    }

    private func warnAboutVersion(of script: MigrationScript) {
        guard let version = script.version,
            MigrationVersion(stored: version) != step.file.version
        else { return }
        session.warn("the module says it is version \(version); its file name counts")
    }

    /// Waits for what a module does that calls its own `up`.
    private func finishLoading(_ driver: ScriptDriver) throws(RunEnd) {
        do throws(SessionEnd) { _ = try finish(driver) } catch { throw runEnd(error) }
    }

    /// A module without `up` is its own migration: by what it does while it is loaded, else by what it
    /// does as the main module, where its work hides behind a guard.
    private func runScript(_ script: MigrationScript, driver: ScriptDriver) throws(RunEnd) {
        do throws(SessionEnd) {
            if try finish(driver) { return }
            if step.direction == .up, run.gateway.queryCount == 0 {
                run.scripts.isSpent = true
                let end = try driver.run { () throws(JSException) in
                    try script.runAsMain(step.file)
                }
                if try judge(end, driver: driver) { return }
                if try finish(driver) { return }
            }
        } catch {
            throw runEnd(error)
        }
        if step.direction == .up, run.gateway.queryCount > 0 { return }
        let names = script.exportNames
        throw failure(
            "the module provides no `\(step.direction.rawValue)` and sent no query",
            details: [
                names.isEmpty
                    ? "it exports nothing" : "it exports: \(names.joined(separator: ", "))"
            ])
    }

    /// Carries a script on until nothing is left of it.
    ///
    /// - Returns: whether it exited.
    private func finish(_ driver: ScriptDriver) throws(SessionEnd) -> Bool {
        guard let end = try driver.drain().end else { return false }
        return try judge(end, driver: driver)
    }

    /// Gives each client a connection of its own, after what ran before is committed.
    private func separateConnections() throws(RunEnd) -> DirectSessions {
        do throws(StatementFailure) { try session.commitWrapper(next: nil) } catch {
            throw end(error)
        }
        let direct = DirectSessions(
            opener: run.configuration.sessions, surroundings: session.surroundings,
            warn: session.warn, tracker: session.connection,
            progress: DirectProgress(
                tracker: session.connection, tracking: tracking,
                onTrackingGone: { [session] in session.warnThatTrackingIsGone() }),
            onStatement: session.onStatement)
        self.direct = direct
        return direct
    }

    private func call(_ script: MigrationScript, driver: ScriptDriver) throws(RunEnd) {
        do throws(SessionEnd) {
            let end = try driver.run { () throws(JSException) in
                try script.invoke(step.direction, file: step.file)
            }
            if try judge(end, driver: driver) { return }
            let rest = try driver.drain()
            if let end = rest.end { _ = try judge(end, driver: driver) }
            if rest.hadWork, !script.hasCalledBack { try noteUnawaitedWork() }
        } catch {
            throw runEnd(error)
        }
    }

    /// What the end of a script means.
    ///
    /// - Returns: whether it exited, so that no code of it may run any more.
    private func judge(_ end: ScriptDriver.End, driver: ScriptDriver) throws(SessionEnd) -> Bool {
        switch end {
        case .settled(.success): return false
        case .settled(.failure(let exception)): throw .script(exception.value)
        case .uncaught(let error): throw .script(error)
        case .stalled, .overdue:
            throw .failure(
                "`\(step.direction.rawValue)` waits for something that can never happen: its promise"
                    + " is pending, and no query, timer or other work is left that could settle it")
        case .exited(let code):
            try driver.drainStatements()
            let final = run.scripts.runtime.map { $0.runExitListeners(code: code) } ?? code
            guard final == 0 else { throw .failure("the migration called process.exit(\(final))") }
            return true
        }
    }

    private func noteUnawaitedWork() throws(SessionEnd) {
        let text =
            "`\(step.direction.rawValue)` returned before its work was done (a query or timer that is"
            + " not awaited); it was waited for"
        if run.configuration.isStrict { throw .failure(text) }
        session.warn(text)
    }

    // MARK: - After

    private func complete(_ script: MigrationScript?, elapsed: () -> Int) throws(RunEnd) {
        if let code = run.scripts.runtime?.scriptExitCode, code != 0 {
            throw failure("process.exitCode is \(code)")
        }
        if let refusal = run.gateway.refusals.first { throw failure(refusal) }
        if let verdict = session.verdict { throw failure(verdict) }
        if session.state.isOwnBlock {
            throw failure(
                "a transaction is still open at its end: a COMMIT is missing; it was rolled back")
        }
        if let direct {
            guard direct.closeAll() == 0 else {
                throw failure(
                    "a transaction of a client is still open at its end; it was rolled back")
            }
            if let problem = direct.progress.settle() { throw failure(problem) }
        }
        try reportUndone()
        try refuseInvalidIndexes()
        let checksum = step.direction == .up ? FileChecksum.of(step.file.path(for: .up)) : nil
        do throws(StatementFailure) {
            try session.finish { isTransactional, progress in
                tracking.completion(
                    MigrationTracking.Completion(
                        durationMilliseconds: elapsed(),
                        isTransactional: isTransactional && direct == nil,
                        progress: direct?.progress.progress ?? progress, checksum: checksum))
            }
        } catch {
            if case .server(let cause) = error {
                if cause.isConnectionLoss, try isCompleted() { return }
                commitFailure = cause
            }
            throw end(error)
        }
    }

    /// An index that is of no use must not count as made, whatever the code made of the error.
    private func refuseInvalidIndexes() throws(RunEnd) {
        let remaining: [InvalidIndex]
        do throws(StatementFailure) { remaining = try session.remainingInvalidIndexes() } catch {
            throw end(error)
        }
        guard let index = remaining.first else { return }
        throw failure(index.description, details: index.error.hint.map { ["HINT: \($0)"] } ?? [])
    }

    /// Settles a COMMIT whose answer was lost: our own row tells, once the backend is gone.
    private func isCompleted() throws(RunEnd) -> Bool {
        let row = try run.store.outcome(
            of: tracking.version, runID: run.runID, on: try connectionForTruth())
        guard row?.status == .completed else { return false }
        session.warn("the connection was lost while COMMIT was answered; the COMMIT stands")
        return true
    }

    /// A connection that tells what became of the migration: the idle one, or another where that is
    /// lost as well; the server has ended the backend of the migration's own by then.
    private func connectionForTruth() throws(RunEnd) -> Connection {
        let session = run.configuration.session
        session.close()
        let connection = try run.connectionThatIsOpen()
        guard let backend = session.backend else { return connection }
        let deadline = EventLoop.now + Self.patienceWithBackends
        while try connection.execute("SELECT FROM \(backend.place)", isInterruptible: false).first?
            .rows.isEmpty == false
        {
            if EventLoop.now > deadline {
                try connection.execute(
                    "SELECT pg_catalog.pg_terminate_backend(pid) FROM \(backend.place)",
                    isInterruptible: false)
            }
            RunPause(loop: run.loop).waitRegardless(20)
        }
        return connection
    }

    /// How long a backend whose client is gone may take to see that, in milliseconds.
    private static let patienceWithBackends = 2_000.0

    private func reportUndone() throws(RunEnd) {
        for statement in session.undone {
            let outcome =
                statement.mayHaveLeftPart
                ? "failed, though a part of it may be committed" : "failed and was undone"
            let text =
                "a statement \(outcome), and the migration went on:"
                + " \(statement.error.message) (\(statement.text.firstLine))"
            if run.configuration.isStrict { throw failure(text) }
            session.warn(text)
        }
    }

    /// Rolls back and commits the row `failed`.
    ///
    /// - Returns: what stood in the way of that, where something did.
    func fail(_ reason: String, durationMilliseconds: Int) -> String? {
        _ = stop(because: "the migration has failed")
        do throws(StatementFailure) {
            try session.abandon()
            let progress = direct?.progress.progress ?? session.ledger.progress(running: nil)
            try session.writeFailure(
                tracking.failure(
                    reason, durationMilliseconds: durationMilliseconds,
                    progress: progress.mayHaveEffects ? progress : nil, isCutOff: isCutOff))
            return nil
        } catch {
            return recordElsewhere(reason, durationMilliseconds)
        }
    }

    /// Refuses what its code still asks for, and closes its clients' connections.
    ///
    /// - Returns: whether nothing that they did is durable.
    func stop(because reason: String) -> Bool {
        run.gateway.mode = .refused(reason)
        session.refuseQueued(GatewayFailure(message: reason))
        _ = direct?.closeAll()
        _ = direct?.progress.settle()
        return direct?.progress.progress.mayHaveEffects != true
    }

    /// Every error that one of its statements was answered with, in order.
    var statementFailures: [PostgresError] {
        (session.failures + (direct?.failures ?? [])).map(\.error)
    }

    /// Whether its code has changed something in the file system.
    var hasWrittenFiles: Bool { run.scripts.runtime?.hasWrittenFiles ?? false }

    /// Whether it ended by what happened to the server or the network, so that running it once more from
    /// its beginning may do twice what it had already done.
    private var isCutOff: Bool {
        let failures = session.failures + (direct?.failures ?? [])
        return !session.connection.isOpen || failures.contains { $0.error.isOfCircumstances }
    }

    /// Where the migration's connection is of no more use, the other one tells the failure; how much
    /// is durable says the row, as an answer to COMMIT may be lost.
    private func recordElsewhere(_ reason: String, _ durationMilliseconds: Int) -> String? {
        do throws(RunEnd) {
            let connection = try connectionForTruth()
            let row = try run.store.outcome(of: tracking.version, runID: run.runID, on: connection)
            guard let row, row.status == .running else { return nil }
            let progress = direct?.progress.progress ?? row.progress
            let record = tracking.failure(
                reason, durationMilliseconds: durationMilliseconds,
                progress: progress?.mayHaveEffects == true ? progress : nil, isCutOff: isCutOff)
            let reply = connection.reply(to: .simple(record.committing), isInterruptible: false)
            guard let cause = reply.error else { return nil }
            if let answer = connection.commitWithoutHistory(), answer.error == nil {
                session.warn("the history could not be written: \(cause.message)")
                return nil
            }
            try connection.execute("ROLLBACK", isInterruptible: false)
            throw .failed(GeneralFailure(server: cause))
        } catch {
            return
                "the failure could not be recorded: \(error.reason); the row stays `running` until"
                + " the next command settles it"
        }
    }

    // MARK: - Failures

    private func failure(_ reason: String, details: [String] = []) -> RunEnd {
        .failed(
            MigrationError(
                version: step.file.version, direction: step.direction, reason: reason,
                location: FileLocation(file: step.file.path(for: step.direction)),
                details: details))
    }

    private func end(_ failure: StatementFailure) -> RunEnd {
        switch failure {
        case .interrupted(let interruption): .interrupted(interruption)
        case .server(let cause):
            self.failure(cause.message, details: ["SQLSTATE: \(cause.sqlState)"])
        }
    }

    private func runEnd(_ end: SessionEnd) -> RunEnd {
        switch end {
        case .interrupted(let interruption): return .interrupted(interruption)
        case .failure(let text): return failure(text)
        case .connectionLost(let cause): return failure(cause.message)
        case .script(let thrown):
            guard let runtime = run.scripts.runtime else { return failure(thrown.description) }
            return .failed(
                ScriptError(thrown, runtime: runtime)
                    .failure(of: step, statements: session.failures + (direct?.failures ?? [])))
        }
    }
}
