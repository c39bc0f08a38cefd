import EventLoop
import MigrationKit
import NodeRuntime
import Postgres

/// Connections of their own for the clients of a migration with `transaction: false`.
///
/// What runs there is durable as its clients commit it, so the progress is noted on the migration's
/// connection before the first statement and after each.
final class DirectSessions {
    private let keywords: [(String, String)]
    private let tracker: Connection
    private let onStatement: (String, Int) -> Void
    private var sessions: [Int: PlainSession] = [:]
    private var connections: [Connection] { sessions.values.map(\.connection) }
    private var watch: TimerIdentifier?

    /// What is done so far, and its notes.
    let progress: DirectProgress
    /// Every error that a statement was answered with.
    private(set) var failures: [MigrationSession.UndoneStatement] = []

    /// How often waiting statements are looked at, in milliseconds.
    private static let lockCheckInterval = 200.0

    /// Makes the sessions of one migration.
    ///
    /// - Parameters:
    ///   - keywords: how a client connects.
    ///   - tracker: the migration's connection, with no transaction open.
    init(
        keywords: [(String, String)], tracker: Connection, progress: DirectProgress,
        onStatement: @escaping (String, Int) -> Void
    ) {
        self.onStatement = onStatement
        self.keywords = keywords
        self.tracker = tracker
        self.progress = progress
    }

    /// Runs a query on the client's own connection, which is opened for its first one.
    func submit(
        _ request: GatewayRequest, from client: Int, events: SessionEvents,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        guard request.isNoted else { return run(request, from: client, events, completion) }
        progress.begin(request.text) { problem in
            if let problem { return completion(.failure(GatewayFailure(message: problem))) }
            self.run(request, from: client, events) { self.finish(request, $0, completion) }
        }
    }

    private func run(
        _ request: GatewayRequest, from client: Int, _ events: SessionEvents,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        open(client, events) { result in
            switch result {
            case .failure(let error): completion(.failure(GatewayFailure(error)))
            case .success(let session):
                self.watchLocks()
                let start = EventLoop.now
                session.submit(request) { result in
                    self.onStatement(request.text, Int((EventLoop.now - start).rounded()))
                    completion(result.mapError { self.explained($0, session.connection) })
                }
            }
        }
    }

    /// The error of a statement that was cancelled because it would have waited for ever says so.
    private func explained(_ failure: GatewayFailure, _ connection: Connection) -> GatewayFailure {
        guard let text = cancelled.removeValue(forKey: connection.backendProcessID) else {
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
            error.message = self.cancelled[connection.backendProcessID] ?? error.message
            self.failures.append(.init(text: request.text, error: error))
        }
        connection.onNotice = { events.onNotice(GatewayFailure($0)) }
        connection.onNotification = { events.onNotification($0, $1, $2) }
        return session
    }

    private func finish(
        _ request: GatewayRequest, _ result: Result<[GatewayResult], GatewayFailure>,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        switch result {
        case .failure:
            progress.end(request.text, durable: 0) { completion(result) }
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
        Connection.connect(keywords, on: tracker.loop) { result in
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
        loop.run { condition() || loop.signals?.received != nil }
        if !condition(), let signal = loop.signals?.received { throw .interrupted(signal) }
    }

    /// Closes a client's connection; an open transaction of it is rolled back by the server.
    func end(_ client: Int) {
        sessions.removeValue(forKey: client)?.connection.close()
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
            connection.close()
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
        let own = connections.map(\.backendProcessID) + [tracker.backendProcessID]
        let list = own.map(String.init).joined(separator: ",")
        for connection in busy {
            let pid = connection.backendProcessID
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
