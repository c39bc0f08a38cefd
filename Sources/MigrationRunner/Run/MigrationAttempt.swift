import Configuration
import EventLoop
import JSCore
import MigrationKit
import NodeRuntime
import PgQuery
import Postgres
import SQLScript

/// One attempt at one migration: from the row `running` to `completed` or `failed`.
final class MigrationAttempt {
    let step: MigrationStep
    let run: MigrationRun
    private(set) var tracking: MigrationTracking
    let session: MigrationSession
    var direct: DirectSessions?
    /// What the last COMMIT failed with.
    var commitFailure: PostgresError?

    init(step: MigrationStep, run: MigrationRun) {
        self.step = step
        self.run = run
        let version = step.file.version
        tracking = MigrationTracking(
            ledger: run.store.ledger, version: step.trackedVersion.text,
            name: step.row?.name ?? step.file.name, direction: step.direction, runID: run.runID,
            file: step.file.fileName(for: step.direction), client: run.configuration.client,
            earlier: step.row?.unfinishedProgress?.leavings)
        let reporter = run.reporter
        session = MigrationSession(
            connection: run.configuration.session, tracking: tracking,
            sessions: run.configuration.sessions,
            around: StatementSurroundings(
                blockers: run.blockers, lockTimeout: run.configuration.lockTimeout,
                leftStatement: step.row?.progress?.runningStatement),
            warn: { reporter.report(.warning($0.withoutPasswords, version: version)) })
        session.ledger.definitions = definitionExtent.map { DefinitionLog($0) }
        if run.configuration.sharesTransaction {
            session.isShared = true
            session.state = .wrapper
        }
        guard reporter.wantsStatements else { return }
        session.onStatement = { sql, milliseconds in
            reporter.report(
                .statement(
                    version: version, sql: sql.withoutPasswords, durationMilliseconds: milliseconds)
            )
        }
    }

    /// The tracked name.
    var name: String { tracking.name }

    /// What the migration has defined; nil where nobody asks for it.
    var account: ExecutedMigration? {
        guard run.configuration.recordsDefinitions, let log = definitions else { return nil }
        return ExecutedMigration(
            version: step.file.version.text, name: name, steps: log.steps,
            relations: log.relations.map(\.quoted).sorted(), shortfall: log.shortfall)
    }

    /// What it has defined, on all its connections; nil where that is not noted.
    private var definitions: DefinitionLog? {
        guard var log = session.ledger.definitions else { return nil }
        if let direct = direct?.definitions?.log { log.append(direct) }
        return log
    }

    /// What its row is to keep of that; nil where its file tells it as well.
    var recordedDefinitions: RecordedDefinitions? {
        guard step.direction == .up, step.file.language != .sql else { return nil }
        return definitions.map(RecordedDefinitions.init)
    }

    private var definitionExtent: DefinitionLog.Extent? {
        if run.configuration.recordsDefinitions { return .everything }
        return step.direction == .up && step.file.language != .sql ? .definitions : nil
    }

    // MARK: - Before

    /// Makes the session fresh and commits the row `running`.
    func begin() throws(RunEnd) {
        run.gateway.beginMigration()
        let connection = run.configuration.session
        let renewal = run.configuration.sessions.renewalSQL
        if session.isShared {
            let results = try connection.execute(
                "\(SessionReset.keepingLocks); \(renewal); \(tracking.runningStatement);"
                    + " \(MigrationSession.deferrableQuery)")
            session.hasDeferrableConstraints = results.last?.value(0, 0) == "t"
            return
        }
        // No role, search_path, temporary table or setting of the migration before is left.
        let results = try connection.execute(
            "\(SessionReset.whole); \(tracking.runningSQL); \(renewal);"
                + " \(MigrationSession.deferrableQuery)")
        session.hasDeferrableConstraints = results.last?.value(0, 0) == "t"
    }

    // MARK: - During

    /// Loads the module, runs it, and commits the row `completed` with its last transaction.
    func carryOut(elapsed: () -> Int) throws(RunEnd) {
        try run.hooks?.call(.beforeEach, of: self, elapsed: elapsed())
        if step.file.language == .sql { return try carryOutStatements(elapsed: elapsed) }
        let scripts = run.scripts
        scripts.prepareForNextScript()
        let driver = try scripts.driver(session: session)
        run.gateway.mode = .shared(session)
        defer {
            run.gateway.mode = .refused(
                "migration \(step.file.version), which left it behind, is over")
        }
        let script: MigrationScript
        do throws(RunEnd) {
            script = try scripts.load(step, driver: driver)
        } catch {
            // process.exit(0) while loading ends the migration with success.
            guard case .failed(let failure) = error, failure is ExitedWithSuccess else {
                throw error
            }
            return try complete(ending(driver), elapsed: elapsed)
        }
        if let name = script.name { tracking.name = name }
        warnAboutVersion(of: script)
        if script.hasRun, step.direction == .up {
            session.warn("`up` has run while the module was loaded, and is not run again")
            do throws(SessionEnd) { _ = try ending(driver).finish() } catch { throw runEnd(error) }
        } else if script.provides(step.direction) {
            if !script.wantsTransaction {
                run.gateway.mode = .direct(try separateConnections())
            }
            try call(script, driver: driver)
        } else {
            try runScript(script, driver: driver)
        }
        try complete(ending(driver), elapsed: elapsed)
    }

    /// Runs the statements of a SQL file, and commits the row `completed` with the last transaction.
    private func carryOutStatements(elapsed: () -> Int) throws(RunEnd) {
        try runStatements()
        try complete(nil, elapsed: elapsed)
    }

    /// Runs the statements of a SQL file; its text is not kept any longer.
    private func runStatements() throws(RunEnd) {
        let file = try SQLMigrationFile(of: step)
        guard let section = file.section(step.direction) else {
            throw failure("the file has no statements for `\(step.direction.rawValue)`")
        }
        let runner = SQLStatementRunner(step: step, file: file, reporter: run.reporter)
        if section.usesTransaction {
            try runner.run(section.statements, on: session)
        } else {
            try runner.run(section.statements, on: try separateConnections())
        }
    }

    private func warnAboutVersion(of script: MigrationScript) {
        guard let version = script.version,
            MigrationVersion(stored: version) != step.file.version
        else { return }
        session.warn("the module says it is version \(version); its file name counts")
    }

    /// A module without `up` is its own migration: by what it does while it is loaded, else by what it
    /// does as the main module, where its work hides behind a guard.
    private func runScript(_ script: MigrationScript, driver: ScriptDriver) throws(RunEnd) {
        let ending = ending(driver)
        do throws(SessionEnd) {
            if try ending.finish() { return }
            if step.direction == .up, run.gateway.queryCount == 0 {
                run.scripts.isSpent = true
                let end = try driver.run { () throws(JSException) in
                    try script.runAsMain(step.file)
                }
                if try ending.judge(end) { return }
                if try ending.finish() { return }
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

    /// Gives each client a connection of its own, after what ran before is committed.
    private func separateConnections() throws(RunEnd) -> DirectSessions {
        if session.isShared {
            throw failure(
                "it asks for no transaction, and with --single-transaction all migrations share"
                    + " one")
        }
        do throws(StatementFailure) { try session.commitWrapper(next: nil) } catch {
            throw end(error)
        }
        let direct = DirectSessions(
            opener: run.configuration.sessions, surroundings: session.surroundings,
            warn: session.warn, tracker: session.connection,
            progress: DirectProgress(
                tracker: session.connection, tracking: tracking,
                onTrackingGone: { [session] in session.warnThatTrackingIsGone() },
                progress: session.ledger.progress(running: nil)),
            onStatement: session.onStatement)
        direct.definitions = definitionExtent.map(DirectDefinitions.init)
        self.direct = direct
        return direct
    }

    private func call(_ script: MigrationScript, driver: ScriptDriver) throws(RunEnd) {
        do throws(SessionEnd) {
            try ending(driver).carryOut(
                { () throws(JSException) in try script.invoke(step.direction, file: step.file) },
                hasSaidSo: { script.hasCalledBack })
        } catch {
            throw runEnd(error)
        }
    }

    /// How the end of its script is read.
    func ending(_ driver: ScriptDriver) -> ScriptEnding {
        ScriptEnding(
            role: .migration(step.direction), driver: driver, gateway: run.gateway,
            isStrict: run.configuration.isStrict, warn: session.warn)
    }

    // MARK: - Failures

    func failure(_ reason: String, details: [String] = []) -> RunEnd {
        .failed(
            MigrationError(
                version: step.file.version, direction: step.direction, reason: reason,
                location: FileLocation(file: step.file.path(for: step.direction)),
                details: details))
    }

    func end(_ failure: StatementFailure) -> RunEnd {
        switch failure {
        case .interrupted(let interruption): .interrupted(interruption)
        case .server(let cause):
            self.failure(cause.message, details: ["SQLSTATE: \(cause.sqlState)"])
        }
    }

    func runEnd(_ end: SessionEnd) -> RunEnd {
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
