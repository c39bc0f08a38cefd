import EventLoop
import MigrationKit
import Postgres

/// A pooler between us and the server, if there is one: whether what a session holds stays with it.
struct Pooler {
    private let connection: Connection
    private let settings: ConnectionSettings

    /// How often two connections are compared; a pool with more than one idle backend may give each of
    /// them one of its own by chance.
    private static let rounds = 5
    /// How long a pooler may take to give a second connection a backend, in milliseconds.
    private static let patience = 10_000.0

    init(connection: Connection, settings: ConnectionSettings) {
        self.connection = connection
        self.settings = settings
    }

    /// Whether the server's process is another one than libpq was told of.
    func isThere() throws(RunEnd) -> Bool {
        try backend(of: connection) != connection.backendProcessID
    }

    /// Refuses to go on where a backend serves whoever comes next, as under transaction pooling: a lock
    /// of a session means nothing there.
    ///
    /// - Throws: ``RunEnd`` of exit code 5.
    func refuseSharedBackends() throws(RunEnd) {
        let second: Connection
        do throws(WaitError) {
            second = try Connection.open(
                settings.runKeywords(), on: connection.loop,
                timeout: settings.timeout ?? Self.patience)
        } catch {
            guard case .server(let cause) = error else { throw RunEnd(error) }
            throw refusal("a pooler gives this program no second connection: \(cause.message)")
        }
        defer { second.close() }
        for _ in 0..<Self.rounds {
            if try isShared(with: second) {
                throw refusal(
                    "the connection goes through a pooler that gives each transaction another"
                        + " backend (transaction pooling): locks of a session mean nothing there")
            }
        }
    }

    /// A transaction of the second connection keeps its backend busy: is that ours, or do we have to
    /// take another one meanwhile?
    private func isShared(with second: Connection) throws(RunEnd) -> Bool {
        let before = try backend(of: connection)
        var isOverdue = false
        let timer = connection.loop.schedule(after: Self.patience) {
            isOverdue = true
            second.close()
        }
        defer { connection.loop.cancel(timer) }
        let reply = second.reply(to: .simple("BEGIN; \(Self.question)"))
        if let interruption = connection.loop.interruption { throw .interrupted(interruption) }
        if isOverdue { throw refusal("a pooler gives this program no second backend") }
        // Statement pooling allows no block at all.
        if reply.error != nil { return true }
        let other = reply.results.last.flatMap { Int($0.value(0, 0) ?? "") }
        if other == before { return true }
        let after = try backend(of: connection)
        _ = second.reply(to: .simple("ROLLBACK"))
        return after != before
    }

    private static let question = "SELECT pg_catalog.pg_backend_pid()"

    private func backend(of connection: Connection) throws(RunEnd) -> Int? {
        let results = try connection.execute(Self.question)
        return results.last.flatMap { Int($0.value(0, 0) ?? "") }
    }

    private func refusal(_ message: String) -> RunEnd {
        .failed(
            GeneralFailure(
                message, exitCode: .refused,
                remedy:
                    "name the server itself with --direct-url URL, use a pool in session mode with"
                    + " room for two connections, or run with --no-lock where nothing else can run"
                    + " migrations"))
    }
}
