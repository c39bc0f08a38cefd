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
    /// It takes three round trips, whatever there is. All is seen in one state of the database, or
    /// as the connection's open transaction sees it, which is left as it was.
    /// - Parameters:
    ///   - connection: an idle connection, whose role may be any that may connect.
    ///   - lockTimeout: how long a lock may be waited for, in milliseconds: the server takes them
    ///     on what a view or a rule speaks of.
    /// - Throws: ``SchemaReadingError``.
    package static func read(
        on connection: Connection, lockTimeout: Int = 10_000
    ) throws(SchemaReadingError) -> SchemaDescription {
        let reader = try CatalogueReader(connection, lockTimeout: lockTimeout)
        defer { reader.end() }
        let families = CatalogueQuery.all(on: reader.server)
        let conditions = families.map { $0.presence ?? "true" }.joined(separator: ", ")
        let presence = try reader.answers(to: ["SELECT current_user, " + conditions])[0]
        let queries = families.enumerated().filter { presence.value(0, $0.offset + 1) == "t" }
        return SchemaDescription(
            try reader.answers(to: queries.map(\.element.sql)).flatMap(SchemaObject.objects),
            serverVersion: reader.server.number, role: presence.value(0, 0) ?? "")
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
