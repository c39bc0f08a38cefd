import EventLoop
import Postgres
import SchemaDescription
import TestSupport

/// A database of its own with a connection on which its schema is described.
final class DescribedDatabase {
    let database: TestDatabase
    let connection: Connection

    convenience init(_ sql: String = "") throws {
        let database = try TestDatabase()
        if !sql.isEmpty { try database.execute(sql) }
        try self.init(database, user: database.user)
    }

    init(_ database: TestDatabase, user: String) throws {
        self.database = database
        let keywords = [
            ("host", database.socketDirectory), ("port", String(database.port)), ("user", user),
            ("dbname", database.name), ("client_encoding", "UTF8"),
        ]
        connection = try Connection.open(keywords, on: EventLoop())
    }

    deinit { connection.close() }

    /// The present description.
    func describe() throws -> SchemaDescription {
        try SchemaDescription.read(on: connection)
    }
}

extension DescribedDatabase {
    /// The same database on a new connection.
    func reconnected(as user: String? = nil) throws -> DescribedDatabase {
        try DescribedDatabase(database, user: user ?? database.user)
    }
}
