import PgQuery

/// Which object a name means.
extension ExpectedSchema {
    /// The schemas of the search path that are there, and that its role may use.
    private var currentPath: [String] {
        let unusable = surroundings.unusable[session.path.role] ?? []
        return session.path.names.filter { schema in
            schema == "pg_temp" || presentSchemas.contains(schema) && !unusable.contains(schema)
        }
    }

    func isPresent(_ key: SQLName) -> Bool { surroundings.relations.contains(key) }

    /// Whether a relation may have been there before a statement that makes it where it is not.
    func mayBeOlder(_ key: SQLName) -> Bool {
        surroundings.earlier == nil || relations[key] != nil || !doubts.isEmpty
            || runs.contains { $0.code != nil }
    }

    /// The relation that a name means; nil for a temporary one.
    func place(of name: SQLName) -> SQLName? {
        if session.hides(name) { return nil }
        if name.schema != nil { return name }
        let candidates = currentPath.map { SQLName(schema: $0, name: name.name) }
        return candidates.first { relations[$0] != nil }
            ?? candidates.first(where: isPresent) ?? candidates.first ?? name
    }

    /// Where an object without a schema is made: in the first schema of the path that is there; nil
    /// among the temporary ones.
    func newPlace(of name: SQLName) -> SQLName? {
        if let schema = name.schema { return schema == "pg_temp" ? nil : name }
        // The server makes nothing where no schema of the path is there; one that is not known of may be.
        let schema = currentPath.first ?? session.path.names.first
        return schema == "pg_temp" ? nil : SQLName(schema: schema, name: name.name)
    }

    /// The key of a name among those that are in the path.
    func key(of name: SQLName, in known: [SQLName: Origin]) -> SQLName {
        if name.schema != nil { return name }
        let candidates = currentPath.map { SQLName(schema: $0, name: name.name) }
        return candidates.first { known[$0] != nil } ?? newPlace(of: name) ?? name
    }
}
