package import EventLoop
package import MigrationKit
package import Postgres

/// Runs and inspects the migrations of one PostgreSQL database.
package final class PostgresMigrator {
    /// What scripts see of the run.
    package let scripts: ScriptEnvironment
    let loop: EventLoop
    let reporter: any Reporter
    /// How to connect.
    package let settings: ConnectionSettings
    let options: Options
    /// Whether runs keep what their migrations define.
    package var recordsDefinitions = false
    /// What the migrations of the last run have defined, where that is kept.
    package private(set) var executed: [ExecutedMigration] = []
    private let idle: Connection
    /// What was in the way of its runs so far.
    package private(set) var measures = RunMeasures()
    /// The lock, while this program holds it.
    private var lock: RunLock?
    private var isKeptIdle = false
    /// The tables as they were found, for who looks again and again.
    var watchedStore: MigrationStore?
    private var checksConnection = false
    private var isPooled = false

    /// Connects to a database.
    ///
    /// - Throws: ``RunEnd`` where that cannot be done.
    package init(
        settings: ConnectionSettings, scripts: ScriptEnvironment, options: Options = Options(),
        loop: EventLoop, reporter: any Reporter
    ) throws(RunEnd) {
        self.settings = settings
        self.scripts = scripts
        self.options = options
        self.loop = loop
        self.reporter = reporter
        idle = try Self.open(settings, loop)
    }

    static func open(
        _ settings: ConnectionSettings, _ loop: EventLoop
    ) throws(RunEnd) -> Connection {
        do throws(WaitError) {
            return try Connection.open(
                settings.runKeywords(), on: loop, timeout: settings.timeout)
        } catch {
            guard case .server(let cause) = error else { throw RunEnd(error) }
            throw .failed(ServerUnreachable(settings, cause))
        }
    }

    /// Who runs migrations, as `user@host`, for the history.
    var client: String { options.client }

    /// A connection that nothing uses while no migration runs.
    package var idleConnection: Connection { idle }

    /// The database as people name it, without secrets.
    var databaseDescription: String { settings.description }

    /// The database's name as the server has it.
    package func databaseName() throws(RunEnd) -> String? {
        try idle.answer(to: "SELECT pg_catalog.current_database()").value(0, 0)
    }

    /// A session of its own on which validators read.
    ///
    /// - Throws: ``RunEnd`` where it cannot be made.
    package func makeReadOnlySession() throws(RunEnd) -> ReadOnlySession {
        isPooled = try Pooler(connection: idle, settings: settings).isThere()
        if !isPooled { try keepIdle() }
        return try ReadOnlySession(isPooled: isPooled) { [settings, loop] () throws(RunEnd) in
            try Self.open(settings, loop)
        }
    }

    /// Prepares the validators of a phase; the caller closes what it is given.
    ///
    /// - Parameters:
    ///   - builtIns: those of the program.
    ///   - folder: those of the project; nil where it has none.
    ///   - scripts: those of them that are scripts.
    /// - Throws: ``RunEnd`` where no connection can be made.
    package func makeValidation(
        _ phase: ValidationPhase, builtIns: ValidatorRegistry, folder: ValidatorFolder?,
        scripts: ScriptSupervisor?
    ) throws -> DatabaseValidation {
        let session = try makeReadOnlySession()
        // Behind a pooler nobody knows what there is to spare.
        let room = isPooled ? 0 : ConnectionRoom(asking: session.connection).half
        return try DatabaseValidation(
            session: session, room: room, isPooled: isPooled, phase: phase, builtIns: builtIns,
            folder: folder,
            scripts: scripts, migrator: self)
    }

    /// Closes the connections.
    package func close() { idle.close() }

    // MARK: - Running

    /// Plans, and carries the plan out under the lock.
    ///
    /// - Parameters:
    ///   - direction: the way that the plan goes.
    ///   - origin: where the connection settings came from, told before a first run.
    ///   - plan: makes the plan of what is there; called again once the lock is held.
    /// - Throws: ``RunEnd`` where the run ended early; its events have been reported.
    package func run(
        _ direction: MigrationDirection, files: [MigrationFile], origin: String,
        plan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
    ) throws(RunEnd) {
        let start = EventLoop.now
        let store = try locateStore()
        if store.condition == .absent, direction == .up {
            try store.refuseOtherTools()
            reporter.report(
                .notice(message: "first run on \(settings.description) (from \(origin))"))
        }
        if direction == .down { warnOfOtherTools(store) }
        if try isNothingToDo(direction, store, files, plan) {
            reporter.report(
                .runStarted(
                    RunStart(
                        direction: direction, versions: [], database: settings.description)))
            return finish(direction, start: start, completed: 0, failed: 0, planned: 0, end: nil)
        }
        try store.checkPlace()
        try underLock(of: store) { () throws(RunEnd) in
            try runLocked(direction, files, start, known: store, plan)
        }
    }

    /// Does something while no other run works on the same tracking tables.
    func underLock<Value>(
        of store: MigrationStore, _ work: () throws(RunEnd) -> Value
    ) throws(RunEnd) -> Value {
        let pooler = Pooler(connection: idle, settings: settings)
        isPooled = try pooler.isThere()
        guard options.takesLock else { return try work() }
        if isPooled { try pooler.refuseSharedBackends() }
        try keepIdle()
        let lock = RunLock(connection: idle, ledger: store.ledger) { [reporter] text in
            reporter.report(.warning(text))
        }
        defer { measures.lockWaitMilliseconds = (measures.lockWaitMilliseconds ?? 0) + lock.waited }
        try lock.acquire(waiting: Double(options.lockWait))
        self.lock = lock
        defer {
            lock.release()
            self.lock = nil
        }
        if store.lockCondition == .complete { try lock.takeRow() }
        return try work()
    }

    /// Has the server keep the idle connection, and finds out what it can do for sessions. Not where
    /// others may get its backend.
    private func keepIdle() throws(RunEnd) {
        guard !isKeptIdle else { return }
        isKeptIdle = true
        let hasCheck = idle.serverVersion >= 140_000
        let reply = idle.reply(to: .simple(settingSQL(checksConnection: hasCheck)))
        checksConnection = hasCheck && reply.error == nil
        if let interruption = loop.interruption { throw .interrupted(interruption) }
        // Not every system that a server runs on can look after its clients.
        if reply.error != nil { try idle.execute(settingSQL(checksConnection: false)) }
    }

    private func settingSQL(checksConnection: Bool) -> String {
        SessionAssignment.standard(
            serverVersion: idle.serverVersion, checksConnection: checksConnection
        ).map { "SET \($0.name) TO \($0.value)" }.joined(separator: "; ")
    }

    /// With nothing planned and nothing to settle, neither the lock nor an engine is needed.
    private func isNothingToDo(
        _ direction: MigrationDirection, _ store: MigrationStore, _ files: [MigrationFile],
        _ makePlan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
    ) throws(RunEnd) -> Bool {
        let (rows, lock) = try store.rowsAndLock(on: idle)
        // A row that a run of ours left behind is cleared under the lock.
        if let lock, lock.isLocked, lock.isOurs, options.takesLock { return false }
        guard SettlementPlan(rows).settlements.isEmpty else { return false }
        let inventory = MigrationInventory(files: files, rows: rows)
        let (plan, check) = try checkedPlan(inventory, direction, makePlan)
        if direction == .up, inventory.entries.contains(where: \.lacksChecksum) { return false }
        guard plan.steps.isEmpty else { return false }
        report(check, of: plan)
        return true
    }

    /// Plans and carries the plan out; the lock is held.
    ///
    /// - Parameter known: the tables as they were before the lock was held.
    func runLocked(
        _ direction: MigrationDirection, _ files: [MigrationFile], _ start: Double,
        known: MigrationStore,
        _ makePlan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
    ) throws(RunEnd) {
        let runID = RunIdentifier.random()
        let found = try known.again(on: idle, preferring: options.ledgerSchema)
        // Before anything is written: a server may have no second connection to give.
        let sessions = makeSessions(of: found.store)
        let session = try sessions.open()
        defer {
            sessions.leave(session)
            sessions.awaitLeaving()
        }
        let store = try found.store.prepared(on: idle)
        try lock?.takeRow()
        let rows = if let rows = found.rows { rows } else { try store.rows(on: idle) }
        let inventory = MigrationInventory(
            files: files, rows: try settle(rows, of: store, files))
        let (plan, check) = try checkedPlan(inventory, direction, makePlan)
        try checkLanguages(of: plan)
        try TypeScriptMigrations.checkCompiler(for: plan, variables: scripts.variables)
        var configuration = MigrationRun.Configuration(
            session: session, idle: idle, sessions: sessions, endpoint: scripts,
            refusesOthers: options.refusesOthers, isStrict: options.isStrict,
            client: options.client,
            // What shares its transaction with others cannot be tried again alone.
            retries: RetryPolicy(limit: options.sharesTransaction ? 0 : options.lockRetries),
            lockTimeout: options.lockTimeout, clearLockSQL: lock?.clearRowSQL)
        configuration.sharesTransaction = options.sharesTransaction
        configuration.recordsDefinitions = recordsDefinitions
        configuration.hooks = options.hooks
        let run = try MigrationRun(
            configuration, of: plan, store: store, runID: runID, reporter: reporter)
        reporter.report(
            .runStarted(
                RunStart(
                    direction: direction, versions: plan.steps.map(\.file.version),
                    database: settings.description)))
        var end: RunEnd?
        do throws(RunEnd) {
            report(check, of: plan)
            if direction == .up {
                try store.addPending(plan.steps, runID: runID, on: idle)
            }
            try run.run()
            if direction == .up { try addChecksums(inventory, to: store) }
        } catch {
            end = error
        }
        executed = run.executed
        measures.retries += run.retries
        try? store.removePending(on: idle)
        if run.completed + run.failed > 0 { recordSchema(in: store, runID: runID) }
        finish(
            direction, start: start, completed: run.completed, failed: run.failed,
            planned: plan.steps.count, end: end)
        if let end { throw end }
    }

    /// Refuses what this version cannot run before anything runs.
    private func checkLanguages(of plan: MigrationPlan) throws(RunEnd) {
        let others = plan.steps.map(\.file).filter { file in
            ![.javaScript, .typeScript, .sql].contains(file.language)
        }
        guard others.isEmpty else {
            throw .failed(
                GeneralFailure(
                    "only JavaScript, TypeScript and SQL can be run so far; nothing was run",
                    exitCode: .refused,
                    details: others.map(\.fileName),
                    remedy: "run migrations up to the one before with --to"))
        }
    }

    /// How the migrations' sessions connect.
    private func makeSessions(of store: MigrationStore) -> RunSessions {
        var assignments = SessionAssignment.standard(
            serverVersion: idle.serverVersion, checksConnection: checksConnection)
        if let timeout = options.lockTimeout {
            assignments.append(SessionAssignment(name: "lock_timeout", value: String(timeout)))
        }
        if let timeout = options.statementTimeout {
            assignments.append(SessionAssignment(name: "statement_timeout", value: String(timeout)))
        }
        return RunSessions(
            settings: settings, loop: loop, assignments: assignments,
            key: lock != nil ? LockKeys(schema: store.ledger.schema).session : nil,
            isPooled: isPooled)
    }

    private func finish(
        _ direction: MigrationDirection, start: Double, completed: Int, failed: Int, planned: Int,
        end: RunEnd?
    ) {
        reporter.report(
            .runFinished(
                RunSummary(
                    direction: direction, exitCode: end?.exitCode ?? .success, completed: completed,
                    failed: failed, notRun: planned - completed - failed,
                    durationMilliseconds: Int((EventLoop.now - start).rounded()))))
    }
}
