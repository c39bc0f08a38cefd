import EventLoop
import MigrationKit
import NodeRuntime
import PgQuery
import Postgres

/// Connections of their own for the clients of a migration with `transaction: false`.
///
/// What runs there is durable as its clients commit it, so the progress is noted on the migration's
/// connection before the first statement and after each.
final class DirectSessions {
    private let sessions: RunSessions
    private let surroundings: StatementSurroundings
    private let warn: (String) -> Void
    private let tracker: Connection
    private let onStatement: (String, Int) -> Void
    private var connections: [Int: Connection] = [:]
    private var watch: TimerIdentifier?
    private let parser = SQLParserCache()

    /// What is done so far, and its notes.
    let progress: DirectProgress
    /// Every error that a statement was answered with.
    private(set) var failures: [MigrationSession.UndoneStatement] = []

    /// How often waiting statements are looked at, in milliseconds.
    private static let lockCheckInterval = 200.0

    /// Makes the sessions of one migration.
    ///
    /// - Parameters:
    ///   - sessions: how a client connects.
    ///   - tracker: the migration's connection, with no transaction open.
    init(
        sessions: RunSessions, surroundings: StatementSurroundings,
        warn: @escaping (String) -> Void, tracker: Connection, progress: DirectProgress,
        onStatement: @escaping (String, Int) -> Void
    ) {
        self.onStatement = onStatement
        self.sessions = sessions
        self.surroundings = surroundings
        self.warn = warn
        self.tracker = tracker
        self.progress = progress
    }

    /// Runs a query on the client's own connection, which is opened for its first one.
    func submit(
        _ request: GatewayRequest, from client: Int, events: SessionEvents,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        progress.begin(request.text) { self.run(request, from: client, events, completion) }
    }

    private func run(
        _ request: GatewayRequest, from client: Int, _ events: SessionEvents,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        open(client, events) { result in
            switch result {
            case .failure(let error):
                self.progress.end(request.text, durable: 0) {
                    completion(.failure(GatewayFailure(error)))
                }
            case .success(let connection):
                self.watchLocks()
                self.send(request, on: connection, completion)
            }
        }
    }

    private func send(
        _ request: GatewayRequest, on connection: Connection,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        let statements = (try? parser.parse(request.text))?.statements
        let build = ConcurrentBuild(statements, lockTimeout: surroundings.lockTimeout)
        prepare(build, request.text, on: connection) { before in
            let start = EventLoop.now
            self.surroundings.blockers?.begin(connection.serverProcessID)
            connection.submit(request.request) { reply in
                self.surroundings.blockers?.end(connection.serverProcessID)
                self.onStatement(request.text, Int((EventLoop.now - start).rounded()))
                self.renewSettings(of: connection, after: statements)
                self.conclude(build, before, reply, on: connection) { reply, leavesIndex in
                    self.finish(
                        request, reply, leavesIndex: leavesIndex, on: connection, completion)
                }
            }
        }
    }

    /// Takes the run's lock and settings again where a statement has given them up.
    private func renewSettings(of connection: Connection, after statements: [Statement]?) {
        guard sessions.areLost(by: statements ?? []) else { return }
        connection.submit(.simple(sessions.renewalSQL)) { _ in }
    }

    private func finish(
        _ request: GatewayRequest, _ reply: Answer, leavesIndex: Bool, on connection: Connection,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        if var error = reply.error {
            if let explanation = cancelled.removeValue(forKey: connection.serverProcessID) {
                error.message = explanation
            }
            failures.append(.init(text: request.text, error: error))
            let failure = GatewayFailure(error)
            progress.end(request.text, durable: 0, leavesPart: leavesIndex) {
                completion(.failure(failure))
            }
        } else {
            let results = reply.results.map { GatewayResult($0) }
            progress.end(request.text, durable: max(1, reply.results.count)) {
                completion(.success(results))
            }
        }
    }

    // MARK: - Indexes

    /// The answer to a statement, once it is judged.
    private typealias Answer = (results: [ResultSet], error: PostgresError?)

    /// Looks at the indexes before a statement that works on them concurrently, and drops what an attempt
    /// at the very same statement has left.
    private func prepare(
        _ build: ConcurrentBuild?, _ text: String, on connection: Connection,
        then proceed: @escaping (ConcurrentBuild.Situation?) -> Void
    ) {
        guard let build else { return proceed(nil) }
        connection.submit(.simple(build.beforeSQL)) { reply in
            // What is wrong with the connection, the statement itself will say.
            guard reply.error == nil else { return proceed(nil) }
            let situation = ConcurrentBuild.Situation(reply.results)
            guard text == self.surroundings.leftStatement,
                let index = build.leftover(in: situation)
            else { return proceed(situation) }
            connection.submit(.simple(index.dropSQL)) { reply in
                if reply.error == nil { self.warn(index.droppedText) }
                proceed(situation.without(index))
            }
        }
    }

    private func conclude(
        _ build: ConcurrentBuild?, _ before: ConcurrentBuild.Situation?, _ reply: Reply,
        on connection: Connection, then proceed: @escaping (Answer, Bool) -> Void
    ) {
        let answer = (reply.results, reply.error)
        guard let build, let before, connection.isOpen else { return proceed(answer, false) }
        connection.submit(.simple(build.afterSQL(before))) { later in
            let indexes = build.invalid(
                after: later.results, before: before, cause: reply.error?.summary)
            self.surroundings.invalidIndexes += indexes
            if reply.error == nil, let index = indexes.first {
                return proceed(([], index.error), false)
            }
            proceed(answer, !indexes.isEmpty)
        }
    }

    // MARK: - Connections

    private var opening: [Int: [(Result<Connection, PostgresError>) -> Void]] = [:]

    private func open(
        _ client: Int, _ events: SessionEvents,
        _ use: @escaping (Result<Connection, PostgresError>) -> Void
    ) {
        if let connection = connections[client] { return use(.success(connection)) }
        if opening[client] != nil {
            opening[client]?.append(use)
            return
        }
        opening[client] = [use]
        sessions.connect { result in
            if case .success(let connection) = result {
                self.connections[client] = connection
                connection.onNotice = { events.onNotice(GatewayFailure($0)) }
                connection.onNotification = { events.onNotification($0, $1, $2) }
            }
            for use in self.opening.removeValue(forKey: client) ?? [] { use(result) }
        }
    }

    /// Turns the loop until a condition holds.
    ///
    /// - Throws: ``SessionEnd`` where the program is to end.
    func wait(until condition: () -> Bool) throws(SessionEnd) {
        let loop = tracker.loop
        loop.run { condition() || loop.interruption != nil }
        if !condition(), let interruption = loop.interruption {
            throw .interrupted(interruption)
        }
    }

    /// Closes a client's connection; an open transaction of it is rolled back by the server.
    func end(_ client: Int) {
        connections.removeValue(forKey: client)?.close()
    }

    /// Cancels what a client's connection runs.
    func cancel(_ client: Int) { connections[client]?.cancel() }

    /// Closes all connections.
    ///
    /// - Returns: how many of them still had a transaction open.
    func closeAll() -> Int {
        if let watch { tracker.loop.cancel(watch) }
        let open = connections.values.count { $0.isInTransaction }
        for connection in connections.values {
            connection.cancel()
            connection.close()
        }
        connections = [:]
        return open
    }

    // MARK: - Waiting for ourselves

    private var cancelled: [Int: String] = [:]

    /// A statement that waits for a lock of another connection of this migration would wait for ever:
    /// the code that could release it waits for the statement.
    private func watchLocks() {
        guard watch == nil else { return }
        watch = tracker.loop.schedule(after: Self.lockCheckInterval, isReferenced: false) {
            self.watch = nil
            let busy = self.connections.values.filter(\.isBusy)
            guard !busy.isEmpty else { return }
            self.checkLocks(of: busy)
            self.watchLocks()
        }
    }

    private func checkLocks(of busy: [Connection]) {
        let own = connections.values.map(\.serverProcessID) + [tracker.serverProcessID]
        let list = own.map(String.init).joined(separator: ",")
        for connection in busy {
            let pid = connection.serverProcessID
            let query = """
                SELECT pid FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(\(pid))) AS pid \
                WHERE pid = ANY ('{\(list)}')
                """
            tracker.submit(.simple(query)) { reply in
                guard let blocker = reply.results.first?.rows.first?.first ?? nil,
                    connection.isBusy
                else { return }
                self.cancelled[pid] =
                    "the statement waited for a lock that another connection of this migration"
                    + " holds (backend \(blocker)); with `transaction: false` each client has its"
                    + " own connection, so release the lock first or use one client"
                connection.cancel()
            }
        }
    }
}
