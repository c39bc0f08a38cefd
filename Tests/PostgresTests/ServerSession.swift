import EventLoop
import Postgres
import TestSupport
import Testing

/// A database of its own on the test server, and connections to it on one loop.
final class ServerSession {
    let loop: EventLoop
    let connection: Connection
    private let database: TestDatabase

    init() throws {
        loop = try EventLoop()
        database = try TestDatabase()
        connection = try Connection.open(Self.keywords(database), on: loop)
    }

    deinit { connection.close() }

    var keywords: [(String, String)] { Self.keywords(database) }

    private static func keywords(_ database: TestDatabase) -> [(String, String)] {
        [
            ("host", database.socketDirectory), ("port", String(database.port)),
            ("user", database.user), ("dbname", database.name), ("client_encoding", "UTF8"),
            ("application_name", "tests"),
        ]
    }

    func open() throws -> Connection { try Connection.open(keywords, on: loop) }

    /// The rows of the last result.
    @discardableResult
    func rows(_ sql: String) throws -> [[String?]] {
        try connection.perform(.simple(sql)).last?.rows ?? []
    }

    /// The server's error for a request that fails.
    func error(_ request: Request) throws -> PostgresError {
        try #require(connection.reply(to: request).error)
    }

    /// Turns the loop until `condition` holds; fails after a minute.
    func wait(
        _ location: SourceLocation = #_sourceLocation, until condition: () throws -> Bool
    ) throws {
        var isLate = false
        let timer = loop.schedule(after: 60_000) { isLate = true }
        defer { loop.cancel(timer) }
        while try !condition() {
            try #require(!isLate, "waited in vain", sourceLocation: location)
            loop.turn()
        }
    }

    /// Whether a backend goes, as another session sees it; asked again for a minute.
    func backendGoes(_ processID: Int) throws -> Bool {
        try becomesTrue(
            "NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = \(processID))", for: connection)
    }

    /// Waits until the server waits for an event in a connection's request, `PgSleep` say, so that what is done
    /// to it then meets that statement and none before it.
    func wait(forEvent event: String, of waiting: Connection) throws {
        let observer = try open()
        defer { observer.close() }
        let isWaiting = try becomesTrue(
            """
            EXISTS (SELECT FROM pg_stat_activity
                    WHERE pid = \(waiting.backendProcessID) AND wait_event = '\(event)')
            """, for: observer)
        try #require(isWaiting, "the server does not wait for \(event)")
    }

    private func becomesTrue(_ condition: String, for observer: Connection) throws -> Bool {
        let deadline = EventLoop.now + 60_000
        while EventLoop.now < deadline {
            if try observer.perform(.simple("SELECT \(condition)"))[0].value(0, 0) == "t" {
                return true
            }
            try observer.perform(.simple("SELECT pg_sleep(0.02)"))
        }
        return false
    }
}
