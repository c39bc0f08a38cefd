import EventLoop
import MigrationKit
import NodeRuntime
import Postgres

/// Connections of their own for the clients of a migration with `transaction: false`.
///
/// What runs there is durable as its clients commit it, so the progress is noted on the migration's
/// connection before the first statement and after each.
final class DirectSessions {
    private let sessions: RunSessions
    private let tracker: Connection
    private let onStatement: (String, Int) -> Void
    private var connections: [Int: Connection] = [:]
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
    ///   - sessions: how a client connects.
    ///   - tracker: the migration's connection, with no transaction open.
    init(
        sessions: RunSessions, tracker: Connection, progress: DirectProgress,
        onStatement: @escaping (String, Int) -> Void
    ) {
        self.onStatement = onStatement
        self.sessions = sessions
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
                let start = EventLoop.now
                connection.submit(request.request) { reply in
                    self.onStatement(request.text, Int((EventLoop.now - start).rounded()))
                    self.finish(request, reply, on: connection, completion)
                }
            }
        }
    }

    private func finish(
        _ request: GatewayRequest, _ reply: Reply, on connection: Connection,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        if var error = reply.error {
            if let explanation = cancelled.removeValue(forKey: connection.serverProcessID) {
                error.message = explanation
            }
            failures.append(.init(text: request.text, error: error))
            let failure = GatewayFailure(error)
            progress.end(request.text, durable: 0) { completion(.failure(failure)) }
        } else {
            let results = reply.results.map { GatewayResult($0) }
            progress.end(request.text, durable: max(1, reply.results.count)) {
                completion(.success(results))
            }
        }
    }

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
