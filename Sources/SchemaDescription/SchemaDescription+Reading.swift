import MigrationKit
package import Postgres

/// Why a schema could not be described.
package enum SchemaReadingError: Error {
    /// The server refused, the connection was lost, or the program is to end.
    case waiting(WaitError)
    /// The server is older than PostgreSQL 12.
    case tooOld(serverVersion: Int)
}

extension SchemaDescription {
    /// Reads the description of the database that a connection leads to.
    ///
    /// All queries are sent at once. They see one state of the database, in a read-only transaction of their own, or
    /// what the connection's open transaction sees, which is left as it was. Locks are waited for as long as
    /// `lockTimeout` says: the server takes them on what a view or a rule speaks of.
    /// - Parameters:
    ///   - connection: an idle connection, whose role may be any that may connect.
    ///   - lockTimeout: in milliseconds.
    /// - Throws: ``SchemaReadingError``.
    package static func read(
        on connection: Connection, lockTimeout: Int = 10_000
    ) throws(SchemaReadingError) -> SchemaDescription {
        let server = ServerVersion(number: connection.serverVersion)
        guard server.number >= ServerVersion.oldest else {
            throw .tooOld(serverVersion: server.number)
        }
        let frame = connection.isInTransaction ? Frame.savepoint : .transaction
        let commands =
            [frame.begin, settings(lockTimeout)] + CatalogueQuery.all(on: server).map(\.sql)
            + frame.end
        let results: [ResultSet]
        do throws(WaitError) {
            results = try connection.perform(.pipeline(commands.map { .query($0) }))
        } catch {
            for command in frame.end where connection.isInTransaction {
                _ = connection.reply(to: .simple(command), isInterruptible: false)
            }
            throw .waiting(error)
        }
        let objects = results.dropFirst(2).flatMap(SchemaObject.objects)
        return SchemaDescription(
            objects, serverVersion: server.number, role: results[1].value(0, 0) ?? "")
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
        return "SELECT current_user, " + calls.joined(separator: ", ")
    }
}

extension SchemaObject {
    /// The objects that the result of a ``CatalogueQuery`` tells of.
    static func objects(_ result: ResultSet) -> [SchemaObject] {
        let columns = result.columns.map { column in
            (
                name: String(column.name.map { $0 == "_" ? " " : $0 }),
                form: Form(typeOID: column.typeOID)
            )
        }
        return (0..<result.rowCount).map { row in
            var keys: [String: String] = [:]
            var properties: [Property] = []
            for (index, column) in columns.enumerated() {
                guard let text = result.value(row, index) else { continue }
                if keyColumns.contains(column.name) {
                    keys[column.name] = text
                } else if let value = column.form.value(text, of: column.name) {
                    properties.append(Property(name: column.name, value: value))
                }
            }
            func key(_ kind: String, _ name: String) -> Key? {
                guard let kind = keys[kind], let name = keys[name] else { return nil }
                return Key(kind: kind, name: name)
            }
            return SchemaObject(
                key: Key(kind: keys["kind", default: ""], name: keys["name", default: ""]),
                parent: key("parent kind", "parent"), origin: key("origin kind", "origin"),
                properties: properties)
        }
    }

    private static let keyColumns: Set = [
        "kind", "name", "parent kind", "parent", "origin kind", "origin",
    ]
}

/// How a column of a result is turned into a value.
private enum Form {
    case text, flag, list

    /// - Parameter typeOID: a type's number in `pg_type.dat`, which never changes.
    init(typeOID: UInt32) {
        switch typeOID {
        case 16: self = .flag
        case 3802: self = .list
        default: self = .text
        }
    }

    func value(_ text: String, of property: String) -> SchemaValue? {
        switch self {
        case .flag: return text == "t" ? .flag : nil
        case .text:
            return .text(
                ServerExpression.properties.contains(property)
                    ? ServerExpression.canonical(text) : text)
        case .list:
            guard let value = (try? JSON(parsing: text)).flatMap(SchemaValue.init) else {
                return nil
            }
            if case .list(let items) = value, ServerExpression.properties.contains(property) {
                return .list(items.map(ServerExpression.canonical))
            }
            return value
        }
    }
}
