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

    /// Turns the loop until `condition` holds; fails after some seconds.
    func wait(
        _ location: SourceLocation = #_sourceLocation, until condition: () throws -> Bool
    ) throws {
        var isLate = false
        let timer = loop.schedule(after: 20_000) { isLate = true }
        defer { loop.cancel(timer) }
        while try !condition() {
            try #require(!isLate, "waited in vain", sourceLocation: location)
            loop.turn()
        }
    }

    /// Whether a backend is there, as another session sees it; asked again for a while.
    func backendGoes(_ processID: Int) throws -> Bool {
        for _ in 0..<200 {
            let query = "SELECT FROM pg_stat_activity WHERE pid = \(processID)"
            if try connection.perform(.simple(query))[0].rowCount == 0 { return true }
            try connection.perform(.simple("SELECT pg_sleep(0.02)"))
        }
        return false
    }
}
