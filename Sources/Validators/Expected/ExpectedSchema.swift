import PgQuery

/// What is to be there after statements have run: what they made, without what they dropped again.
struct ExpectedSchema {
    /// The relations, by their schema and name.
    var relations: [SQLName: ExpectedRelation] = [:]
    /// The types, by their schema and name.
    var types: [SQLName: Origin] = [:]
    /// The functions, by their schema and name.
    var functions: [SQLName: Origin] = [:]
    /// The schemas.
    var schemas: [String: Origin] = [:]
    /// Statements that may have done anything to what was made before: their commands.
    private(set) var doubts: [(origin: Origin, command: String)] = []

    private let surroundings: Surroundings
    private var temporary: Set<String> = []
    private var path: [String]
    private var localPath: [String]?

    /// What the database tells of itself.
    struct Surroundings {
        /// The search path that a session begins with, schemas that are there only.
        var path: [String] = []
        /// The role, for `$user`.
        var user = ""
        /// The schemas that are there.
        var schemas: Set<String> = []
        /// The relations that are there, of the names that statements speak of.
        var relations: Set<SQLName> = []
        /// The relations that were there before the first statement; nil where that is not known.
        var earlier: Set<SQLName>?
    }

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        path = surroundings.path
    }

    // MARK: - Statements

    /// Begins a migration, in a session as good as new.
    mutating func beginMigration() {
        path = surroundings.path
        localPath = nil
        temporary = []
    }

    /// Notes that something happened that is not known.
    mutating func doubt(_ command: String, _ origin: Origin) {
        doubts.append((origin, command))
    }

    /// Applies what a statement did.
    mutating func apply(_ effect: SchemaEffect, _ origin: Origin) {
        switch effect {
        case .made(let object): make(object, origin)
        case .dropped(let kind, let name, let cascades): drop(kind, name, cascades: cascades)
        case .renamed(let kind, let name, let new, let ifExists):
            rename(kind, name, to: new, ifExists: ifExists, origin)
        case .moved(let kind, let name, let schema, let ifExists):
            move(kind, name, to: schema, ifExists: ifExists, origin)
        case .columnAdded(let table, let column, let ifTableExists):
            change(table, ifExists: ifTableExists) { $0.columns[column] = origin }
        case .columnDropped(let table, let column, let cascades):
            if let key = place(of: table) { dropColumn(column, of: key, cascades: cascades) }
        case .columnRenamed(let table, let old, let new, let ifTableExists):
            guard let key = place(of: table) else { return }
            if ifTableExists, relations[key] == nil, !isPresent(key) { return }
            renameColumn(old, to: new, of: key, origin)
        case .constraintAdded(let table, let constraint): add(constraint, to: table, origin)
        case .constraintDropped(let table, let name, let cascades):
            guard let key = place(of: table) else { return }
            relations[key]?.constraints[name] = nil
            relations[SQLName(schema: key.schema, name: name)] = nil
            if cascades { dropReferences(to: key) }
        case .constraintRenamed(let table, let old, let new):
            change(table, ifExists: false) { relation in
                let constraint = relation.constraints.removeValue(forKey: old)
                relation.constraints[new] =
                    constraint ?? ExpectedConstraint(origin: origin, columns: [])
            }
            if let key = place(of: table) {
                moveRelation(
                    SQLName(schema: key.schema, name: old),
                    to: SQLName(schema: key.schema, name: new))
            }
        case .attached(let part, let table):
            guard let parent = place(of: table) else { return }
            change(part, ifExists: false) { $0.parents.append(parent) }
        case .searchPath(let names, isLocal: true): localPath = names ?? surroundings.path
        case .searchPath(let names, isLocal: false):
            path = names ?? surroundings.path
            localPath = nil
        case .transactionEnded: localPath = nil
        case .unknown(let command): doubt(command, origin)
        }
    }

    /// Changes a relation, one that was there before included; nothing where it is a temporary one.
    mutating func change(
        _ name: SQLName, ifExists: Bool, _ change: (inout ExpectedRelation) -> Void
    ) {
        guard let key = place(of: name) else { return }
        if ifExists, relations[key] == nil, !isPresent(key) { return }
        change(&relations[key, default: ExpectedRelation(kind: .table)])
    }

    // MARK: - Names

    /// The search path that counts.
    private var currentPath: [String] {
        (localPath ?? path).map { $0 == "$user" ? surroundings.user : $0 }
    }

    private func isPresent(_ key: SQLName) -> Bool {
        surroundings.relations.contains(key) || surroundings.earlier?.contains(key) == true
    }

    /// Whether a relation was there before the first statement, as far as that is known.
    func mayBeOlder(_ key: SQLName) -> Bool {
        surroundings.earlier.map { $0.contains(key) } ?? true
    }

    /// The relation that a name means; nil for a temporary one.
    func place(of name: SQLName) -> SQLName? {
        if let schema = name.schema { return schema == "pg_temp" ? nil : name }
        if temporary.contains(name.name) { return nil }
        let candidates = currentPath.map { SQLName(schema: $0, name: name.name) }
        return candidates.first { relations[$0] != nil }
            ?? candidates.first(where: isPresent) ?? candidates.first ?? name
    }

    /// Where an object without a schema is made: in the first schema of the path that is there.
    func newPlace(of name: SQLName) -> SQLName {
        guard name.schema == nil else { return name }
        let schema =
            currentPath.first { schemas[$0] != nil || surroundings.schemas.contains($0) }
            ?? currentPath.first
        return SQLName(schema: schema, name: name.name)
    }

    /// The key of a name among those that are in the path.
    func key(of name: SQLName, in known: [SQLName: Origin]) -> SQLName {
        if name.schema != nil { return name }
        let candidates = currentPath.map { SQLName(schema: $0, name: name.name) }
        return candidates.first { known[$0] != nil } ?? newPlace(of: name)
    }

    /// Notes a temporary relation, which hides others of its name.
    mutating func hide(_ name: String) { temporary.insert(name) }

    /// A temporary relation is gone.
    ///
    /// - Returns: whether there was one.
    mutating func unhide(_ name: SQLName) -> Bool {
        name.schema == "pg_temp" || name.schema == nil && temporary.remove(name.name) != nil
    }
}
