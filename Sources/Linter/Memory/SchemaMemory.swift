package import PgQuery

/// What is known of the schema from the statements of the run up to now.
package struct SchemaMemory: Equatable, Sendable {
    /// What relations are called now, each name with its schema.
    var names: [SQLName: RelationIdentity] = [:]
    /// How many relations of a name are no more, or have another one.
    var generations: [SQLName: Int] = [:]
    /// Tables, views and sequences.
    var tables: [RelationIdentity: TableMemory] = [:]
    /// Indexes.
    var indexes: [RelationIdentity: IndexMemory] = [:]
    /// Domains by their names, each with its schema.
    var domains: [SQLName: DomainMemory] = [:]
    /// The types that were made in this run.
    var newTypes: Set<SQLName> = []
    /// The schemas that were made in this run.
    var newSchemas: Set<String> = []
    /// The roles that were made in this run, but for those that were given what was there before.
    var newRoles: Set<String> = []
    /// The extensions that statements made, and whether in this run.
    var extensions: [String: Bool] = [:]
    /// The volatilities of functions.
    var volatilities: [SQLName: String] = [:]
    /// The tables of extended statistics.
    var statistics: [SQLName: [RelationIdentity]] = [:]
    /// The tables of publications.
    var publications: [String: Set<RelationIdentity>] = [:]
    /// Where names without a schema are looked up.
    var searchPath = SchemaMemory.standardPath

    /// What a session begins with, as far as it holds anything.
    static let standardPath = ["public"]

    // MARK: - Names

    /// A name with its schema: the first one of the path that has such a relation, else the first one.
    func qualified(_ name: SQLName) -> SQLName { qualified(name) { names[$0] != nil } }

    func qualified(_ name: SQLName, isKnown: (SQLName) -> Bool) -> SQLName {
        if name.schema != nil { return name }
        let all = searchPath.map { SQLName(schema: $0, name: name.name) }
        return all.first(where: isKnown) ?? all.first ?? SQLName(schema: "public", name: name.name)
    }

    /// A name with its schema, of what is made.
    func qualifiedNew(_ name: SQLName) -> SQLName { qualified(name) { _ in false } }

    /// Which relation a name means now.
    package func identity(of name: SQLName) -> RelationIdentity {
        let full = qualified(name)
        return names[full] ?? newest(full)
    }

    /// The relation that gets a name after all that had it before.
    func newest(_ full: SQLName) -> RelationIdentity {
        RelationIdentity(firstName: full, generation: generations[full, default: 0])
    }

    // MARK: - What is known

    /// What is known of a table; nil for nothing.
    package func table(_ name: SQLName) -> TableMemory? { tables[identity(of: name)] }

    /// Whether a table, view or sequence was made in this run.
    package func isNew(_ name: SQLName) -> Bool { isNew(identity(of: name)) }

    /// Whether a table, view or sequence was made in this run.
    package func isNew(_ identity: RelationIdentity) -> Bool {
        if let table = tables[identity] { return table.isNew || isInNewSchema(table.name) }
        if let index = indexes[identity] { return isNew(index.table) }
        return isInNewSchema(identity.firstName)
    }

    private func isInNewSchema(_ name: SQLName) -> Bool {
        name.schema.map(newSchemas.contains) == true
    }

    /// An index of which the table is known; nil for any other.
    package func index(_ name: SQLName) -> IndexMemory? { indexes[identity(of: name)] }

    /// The indexes of a table, in the order of their names.
    package func indexes(of table: RelationIdentity) -> [IndexMemory] {
        indexes.values.filter { $0.table == table }.sorted { "\($0.name)" < "\($1.name)" }
    }

    /// Whether a type was made in this run.
    package func isNewType(_ name: SQLName) -> Bool {
        newTypes.contains(qualified(name, isKnown: newTypes.contains))
    }

    /// Whether a schema was made in this run.
    package func isNewSchema(_ name: String) -> Bool { newSchemas.contains(name) }

    /// Whether a role was made in this run, and owns nothing that was there before.
    package func isNewRole(_ name: String) -> Bool { newRoles.contains(name) }

    /// Whether an extension was made in this run.
    package func isNewExtension(_ name: String) -> Bool { extensions[name] == true }

    /// The volatility of a function that was made in this run.
    package func volatility(of function: SQLName) -> String? {
        volatilities[qualified(function) { volatilities[$0] != nil }]
    }

    /// Whether the index of a table that was there before the run is meant, or one that is not known.
    package func isOfExistingTable(index name: SQLName) -> Bool {
        index(name).map { !isNew($0.table) } ?? true
    }

    /// The domain that a type is; nil for a type that is none, or not known.
    func domain(_ type: SQLType) -> DomainMemory? {
        guard !type.isArray else { return nil }
        let name = SQLName(schema: type.schema, name: type.name)
        return domains[qualified(name) { domains[$0] != nil }]
    }

    /// The type below domains, and whether one of these restricts its values.
    func base(of type: SQLType) -> (type: SQLType, isConstrained: Bool) {
        var (type, isConstrained) = (type, false)
        while let domain = domain(type), let base = domain.base {
            isConstrained = isConstrained || domain.isConstrained
            type = base
        }
        return (type, isConstrained)
    }

    /// Whether a type is a domain that takes no nulls.
    func isNotNull(_ type: SQLType) -> Bool {
        guard let domain = domain(type) else { return false }
        return domain.isNotNull || domain.base.map(isNotNull) == true
    }

    /// The default that a column of a type has without one of its own.
    func defaultValue(of type: SQLType) -> SQLExpression? {
        var type = type
        while let domain = domain(type) {
            if let value = domain.defaultValue { return value }
            guard let base = domain.base else { return nil }
            type = base
        }
        return nil
    }
}
