import Postgres

/// Sends queries of the system catalogues, all at once.
///
/// They see one state of the database, in a read-only transaction of their own, or what the connection's open
/// transaction sees, which is left as it was.
struct CatalogueReader {
    private let connection: Connection
    /// What the server is.
    let server: ServerVersion

    /// - Parameter connection: an idle connection.
    /// - Throws: ``SchemaReadingError`` where the server is too old.
    init(_ connection: Connection) throws(SchemaReadingError) {
        self.connection = connection
        server = ServerVersion(number: connection.serverVersion)
        guard server.number >= ServerVersion.oldest else {
            throw .tooOld(serverVersion: server.number)
        }
    }

    /// The results of the queries, in their order.
    ///
    /// - Parameter lockTimeout: in milliseconds.
    /// - Throws: ``SchemaReadingError`` with the server's error.
    func answers(
        to queries: [String], lockTimeout: Int = 10_000
    ) throws(SchemaReadingError) -> [ResultSet] {
        let frame = connection.isInTransaction ? Frame.savepoint : .transaction
        let commands = [frame.begin, Self.settings(lockTimeout)] + queries + frame.end
        do throws(WaitError) {
            let results = try connection.perform(.pipeline(commands.map { .query($0) }))
            return Array(results.dropFirst(2).prefix(queries.count))
        } catch {
            for command in frame.end where connection.isInTransaction {
                _ = connection.reply(to: .simple(command), isInterruptible: false)
            }
            throw .waiting(error)
        }
    }

    /// What stands around the queries, so that the settings end with them.
    private struct Frame {
        let begin: String
        let end: [String]

        static let transaction = Frame(
            begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", end: ["ROLLBACK"])
        static let savepoint = Frame(
            begin: "SAVEPOINT jsmigrate_schema",
            end: ["ROLLBACK TO SAVEPOINT jsmigrate_schema", "RELEASE SAVEPOINT jsmigrate_schema"])
    }

    /// Settings under which the server shows every name with its schema, and every constant in one form
    /// (pg_dump sets the same ones).
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
