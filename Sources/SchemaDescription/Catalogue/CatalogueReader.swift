import Postgres

/// Asks the system catalogues.
///
/// All questions see one state of the database, in a read-only transaction of their own, or what
/// the connection's open transaction sees, which is left as it was.
struct CatalogueReader {
    private let connection: Connection
    private let frame: Frame
    /// What the server is.
    let server: ServerVersion

    /// Begins to read; ``end()`` has to follow.
    ///
    /// - Parameters:
    ///   - connection: an idle connection.
    ///   - lockTimeout: how long a lock may be waited for, in milliseconds.
    /// - Throws: ``SchemaReadingError``, also where the server is too old.
    init(_ connection: Connection, lockTimeout: Int) throws(SchemaReadingError) {
        self.connection = connection
        server = ServerVersion(number: connection.serverVersion)
        guard server.number >= ServerVersion.oldest else {
            throw .tooOld(serverVersion: server.number)
        }
        frame = connection.isInTransaction ? .savepoint : .transaction
        _ = try answers(to: [frame.begin, Self.settings(lockTimeout)])
    }

    /// The results of statements that are sent at once, in their order.
    ///
    /// - Throws: ``SchemaReadingError`` with the server's error; reading has ended then.
    func answers(to statements: [String]) throws(SchemaReadingError) -> [ResultSet] {
        do throws(WaitError) {
            return try connection.perform(.pipeline(statements.map { .query($0) }))
        } catch {
            end()
            throw .waiting(error)
        }
    }

    /// Leaves the connection as it was.
    func end() {
        for command in frame.end where connection.isInTransaction {
            _ = connection.reply(to: .simple(command), isInterruptible: false)
        }
    }

    /// What stands around the questions, so that the settings end with them.
    private struct Frame {
        let begin: String
        let end: [String]

        static let transaction = Frame(
            begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", end: ["ROLLBACK"])
        static let savepoint = Frame(
            begin: "SAVEPOINT jsmigrate_schema",
            end: ["ROLLBACK TO SAVEPOINT jsmigrate_schema", "RELEASE SAVEPOINT jsmigrate_schema"])
    }

    /// Settings under which the server shows every name with its schema, and every constant in one
    /// form (pg_dump sets the same ones).
    private static func settings(_ lockTimeout: Int) -> String {
        let values: KeyValuePairs = [
            "search_path": "pg_catalog, pg_temp", "DateStyle": "ISO, MDY",
            "IntervalStyle": "postgres", "TimeZone": "UTC", "extra_float_digits": "3",
            "bytea_output": "hex", "lc_monetary": "C", "quote_all_identifiers": "off",
            "xmloption": "content", "jit": "off", "statement_timeout": "0",
            "lock_timeout": String(lockTimeout),
        ]
        let calls = values.map { "pg_catalog.set_config('\($0.key)', '\($0.value)', true)" }
        return "SELECT " + calls.joined(separator: ", ")
    }
}
