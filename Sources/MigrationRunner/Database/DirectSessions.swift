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
    private let opener: RunSessions
    private let surroundings: StatementSurroundings
    private let warn: (String) -> Void
    private let tracker: Connection
    private let onStatement: ((String, Int) -> Void)?
    private var sessions: [Int: PlainSession] = [:]
    private var connections: [Connection] { sessions.values.map(\.connection) }
    private var watch: TimerIdentifier?
    private let parser = SQLParserCache()

    /// What is done so far, and its notes.
    let progress: DirectProgress
    /// What the clients defined; nil where nobody asks for it.
    var definitions: DirectDefinitions?
    /// Every error that a statement was answered with.
    private(set) var failures: [MigrationSession.UndoneStatement] = []

    /// How often waiting statements are looked at, in milliseconds.
    private static let lockCheckInterval = 200.0

    /// Makes the sessions of one migration.
    ///
    /// - Parameters:
    ///   - opener: how a client connects.
    ///   - tracker: the migration's connection, with no transaction open.
    init(
        opener: RunSessions, surroundings: StatementSurroundings,
        warn: @escaping (String) -> Void, tracker: Connection, progress: DirectProgress,
        onStatement: ((String, Int) -> Void)?
    ) {
        self.onStatement = onStatement
        self.opener = opener
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
        guard request.isNoted else {
            return run(request, from: client, events) { result, _ in completion(result) }
        }
        progress.begin(request.text) { problem in
            if let problem { return completion(.failure(GatewayFailure(message: problem))) }
            self.run(request, from: client, events) { result, leavesPart in
                self.finish(request, result, leavesPart: leavesPart, completion)
            }
        }
    }

    private func run(
        _ request: GatewayRequest, from client: Int, _ events: SessionEvents,
        _ completion: @escaping (Answer, _ leavesPart: Bool) -> Void
    ) {
        open(client, events) { result in
            switch result {
            case .failure(let error): completion(.failure(GatewayFailure(error)), false)
            case .success(let session):
                self.watchLocks()
                self.send(request, of: client, in: session, completion)
            }
        }
    }

    private typealias Answer = Result<[GatewayResult], GatewayFailure>

    private func send(
        _ request: GatewayRequest, of client: Int, in session: PlainSession,
        _ completion: @escaping (Answer, _ leavesPart: Bool) -> Void
    ) {
        let connection = session.connection
        let statements = (try? parser.parse(request.text))?.statements
        let build = ConcurrentBuild(statements, lockTimeout: surroundings.lockTimeout)
        prepare(build, request.text, on: connection) { before in
            let start = EventLoop.now
            self.surroundings.blockers?.begin(connection.serverProcessID)
            session.submit(request) { result in
                self.surroundings.blockers?.end(connection.serverProcessID)
                self.onStatement?(request.text, Int((EventLoop.now - start).rounded()))
                if self.opener.areLost(by: statements ?? []) {
                    connection.submit(.simple(self.opener.renewalSQL)) { _ in }
                }
                if case .success = result {
                    self.definitions?.add(
                        statements, text: request.text, client: client,
                        isInTransaction: connection.isInTransaction)
                }
                let answer = result.mapError { self.explained($0, connection) }
                self.conclude(build, before, request, answer, on: connection, completion)
            }
        }
    }

    // MARK: - Indexes

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
            guard text.withoutPasswords == self.surroundings.leftStatement,
                let index = build.leftover(in: situation)
            else { return proceed(situation) }
            connection.submit(.simple(index.dropSQL)) { reply in
                if reply.error == nil { self.warn(index.droppedText) }
                proceed(situation.without(index))
            }
        }
    }

    /// Looks at the indexes after such a statement; one that was content with an invalid index has failed.
    private func conclude(
        _ build: ConcurrentBuild?, _ before: ConcurrentBuild.Situation?,
        _ request: GatewayRequest, _ answer: Answer, on connection: Connection,
        _ completion: @escaping (Answer, _ leavesPart: Bool) -> Void
    ) {
        guard let build, let before, connection.isOpen else { return completion(answer, false) }
        var cause: String?
        if case .failure(let failure) = answer { cause = failure.summary }
        connection.submit(.simple(build.afterSQL(before))) { later in
            let indexes = build.invalid(after: later.results, before: before, cause: cause)
            self.surroundings.invalidIndexes += indexes
            guard cause == nil, let index = indexes.first else {
                return completion(answer, !indexes.isEmpty)
            }
            self.failures.append(.init(text: request.text, error: index.error))
            completion(.failure(GatewayFailure(index.error)), false)
        }
    }

    // MARK: - Answers

    /// The error of a statement that was cancelled because it would have waited for ever says so.
    private func explained(_ failure: GatewayFailure, _ connection: Connection) -> GatewayFailure {
        guard let text = cancelled.removeValue(forKey: connection.serverProcessID) else {
            return failure
        }
        var explained = failure
        explained.message = text
        return explained
    }

    private func makeSession(_ connection: Connection, _ events: SessionEvents) -> PlainSession {
        let session = PlainSession(connection: connection)
        session.onFailure = { request, error in
            var error = error
            error.message = self.cancelled[connection.serverProcessID] ?? error.message
            self.failures.append(.init(text: request.text, error: error))
        }
        connection.onNotice = { events.onNotice(GatewayFailure($0)) }
        connection.onNotification = { events.onNotification($0, $1, $2) }
        return session
    }

    private func finish(
        _ request: GatewayRequest, _ result: Answer, leavesPart: Bool,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        switch result {
        case .failure:
            progress.end(request.text, durable: 0, leavesPart: leavesPart) { completion(result) }
        case .success(let results):
            progress.end(request.text, durable: max(1, results.count)) { completion(result) }
        }
    }

    private var opening: [Int: [(Result<PlainSession, PostgresError>) -> Void]] = [:]

    private func open(
        _ client: Int, _ events: SessionEvents,
        _ use: @escaping (Result<PlainSession, PostgresError>) -> Void
    ) {
        if let session = sessions[client] { return use(.success(session)) }
        if opening[client] != nil {
            opening[client]?.append(use)
            return
        }
        opening[client] = [use]
        opener.connect { result in
            let session = result.map { self.makeSession($0, events) }
            if case .success(let session) = session { self.sessions[client] = session }
            for use in self.opening.removeValue(forKey: client) ?? [] { use(session) }
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
        if let connection = sessions.removeValue(forKey: client)?.connection {
            opener.leave(connection)
        }
    }

    /// Cancels what a client's connection runs.
    func cancel(_ client: Int) { sessions[client]?.connection.cancel() }

    /// Closes all connections.
    ///
    /// - Returns: how many of them still had a transaction open.
    func closeAll() -> Int {
        if let watch { tracker.loop.cancel(watch) }
        let open = connections.count { $0.isInTransaction }
        for connection in connections {
            connection.cancel()
            opener.leave(connection)
        }
        sessions = [:]
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
            let busy = self.connections.filter(\.isBusy)
            guard !busy.isEmpty else { return }
            self.checkLocks(of: busy)
            self.watchLocks()
        }
    }

    private func checkLocks(of busy: [Connection]) {
        let own = connections.map(\.serverProcessID) + [tracker.serverProcessID]
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

extension GatewayRequest {
    /// Whether the progress tells of it: what reads on in a cursor has no effect.
    fileprivate var isNoted: Bool {
        switch task {
        case .fetch, .closeCursor: false
        case .statement, .openCursor, .copy: true
        }
    }
}

extension GatewayFailure {
    /// The message with its detail.
    fileprivate var summary: String {
        message + (properties["detail"].map { " (\($0))" } ?? "")
    }
}
