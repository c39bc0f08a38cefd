import EventLoop
import Postgres

/// A connection of this process itself, for what is asked often; it stays on the thread that made it.
package final class SQLSession {
    private let loop: EventLoop
    private let connection: Connection

    /// Connects to a database.
    package init(_ database: TestDatabase) throws {
        loop = try EventLoop()
        connection = try Connection.open(
            [
                ("host", database.socketDirectory), ("port", String(database.port)),
                ("user", database.user), ("dbname", database.name),
            ], on: loop)
    }

    deinit { connection.close() }

    /// Runs SQL, several statements as one implicit transaction, and gives the rows of the last one, each value
    /// as text, NULL as `NULL`.
    ///
    /// - Throws: `TestFailure` with the server's message.
    @discardableResult
    package func query(_ sql: String) throws -> [[String]] {
        let reply = connection.reply(to: .simple(sql))
        if let error = reply.error { throw TestFailure("\(error.message): \(sql.prefix(200))") }
        return reply.results.last?.rows.map { $0.map { $0 ?? "NULL" } } ?? []
    }

    /// The SQLSTATE of the error that SQL ends with; nil where it succeeds.
    package func failure(of sql: String) -> String? {
        connection.reply(to: .simple(sql)).error?.sqlState.rawValue
    }

    /// The first value of the first row; nil where there is none.
    package func value(_ sql: String) throws -> String? { try query(sql).first?.first }
}
