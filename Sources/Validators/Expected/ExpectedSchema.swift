import PgQuery

/// What is to be there after statements have run, and whose it is: what they made, without what they dropped
/// again.
struct ExpectedSchema {
    /// The relations, by their schema and name.
    var relations: [SQLName: ExpectedRelation] = [:]
    /// The types, by their schema and name.
    var types: [SQLName: Origin] = [:]
    /// The functions, by their schema and name.
    var functions: [SQLName: Origin] = [:]
    /// The schemas.
    var schemas: [String: Origin] = [:]
    /// What statements added to domains; without a name where the server chose one.
    var domainConstraints: [SQLName: [(name: String?, origin: Origin)]] = [:]
    /// The indexes that statements dropped.
    var losses: [(index: ExpectedRelation, origin: Origin)] = []
    /// What the functions run that statements made, by their names.
    var functionCodes: [(name: String, code: SQLCode)] = []
    /// What statements ran that may have done anything.
    private(set) var runs: [ExecutedCode] = []
    /// Statements that may have taken away what was made before: their commands.
    private(set) var doubts: [Doubt] = []
    /// The statements that `setval` a sequence which their text does not tell.
    private(set) var unknownSettings: [Origin] = []
    /// The migrations in which triggers were off at some time.
    private(set) var withoutTriggers: Set<String> = []

    /// The schemas that are there, as far as that is known.
    var presentSchemas: Set<String>
    private let surroundings: Surroundings
    private var temporary: Set<String> = []
    private var goingWithTransaction: Set<String> = []
    private var path: [String]
    private var localPath: [String]?
    /// Whether names without a schema are known to mean what they are taken for.
    private(set) var isPathKnown = true

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        path = surroundings.path
        presentSchemas = surroundings.schemas
        for (name, relation) in surroundings.earlier ?? [:] {
            relations[name] = relation
            if let schema = name.schema { presentSchemas.insert(schema) }
        }
    }

    // MARK: - Statements

    /// Begins a migration, in a session as good as new.
    mutating func beginMigration() {
        path = surroundings.path
        localPath = nil
        isPathKnown = true
        temporary = []
        goingWithTransaction = []
    }

    /// Notes that something happened that is not known.
    mutating func doubt(
        _ command: String, _ origin: Origin, about scope: Doubt.Scope = .anything
    ) {
        doubts.append(Doubt(origin: origin, command: command, scope: scope))
    }

    /// Notes what a statement did to rows, and which functions it may have run.
    mutating func note(_ use: StatementUse, _ origin: Origin) {
        runs.append(ExecutedCode(origin: origin, use: use))
        for write in use.writes {
            guard let key = place(of: write.table) else { continue }
            relations[key, default: ExpectedRelation(kind: .table)].writes.append(
                (origin, write.columns))
        }
        for sequence in use.sequencesSet {
            switch sequence {
            case .named(let name): noteSetting(of: name, origin)
            case .ofColumn(let table, let column):
                guard let key = place(of: table) else { continue }
                relations[key, default: ExpectedRelation(kind: .table)].writes.append(
                    (origin, [column]))
            case .unknown: unknownSettings.append(origin)
            }
        }
    }

    private mutating func noteSetting(of sequence: SQLName, _ origin: Origin) {
        guard let key = place(of: sequence) else { return }
        relations[key, default: ExpectedRelation(kind: .sequence)].settings.append(origin)
    }

    /// Applies what a statement did.
    mutating func apply(_ effect: SchemaEffect, _ origin: Origin) {
        switch effect {
        case .made(let object): make(object, origin)
        case .inside(let schema, let effects):
            let outer = localPath
            localPath = [schema] + (localPath ?? path)
            for effect in effects { apply(effect, origin) }
            localPath = outer
        case .dropped(let kind, let name, let cascades):
            drop(kind, name, cascades: cascades, origin)
        case .renamed(let kind, let name, let new, let ifExists):
            rename(kind, name, to: new, ifExists: ifExists, origin)
        case .moved(let kind, let name, let schema, let ifExists):
            move(kind, name, to: schema, ifExists: ifExists, origin)
        case .columnAdded(let table, let column, let ifTableExists):
            change(table, ifExists: ifTableExists) {
                // With IF NOT EXISTS it may be there already.
                $0.columns[column] = $0.columns[column] ?? origin
            }
        case .columnDropped(let table, let column, let cascades):
            if let key = place(of: table) {
                dropColumn(column, of: key, cascades: cascades, origin)
            }
        case .columnRenamed(let table, let old, let new, let ifTableExists):
            guard let key = place(of: table) else { return }
            if ifTableExists, relations[key] == nil, !isPresent(key) { return }
            renameColumn(old, to: new, of: key, origin)
        case .constraintAdded(let table, let constraint): add(constraint, to: table, origin)
        case .constraintDropped(let table, let name, let cascades):
            dropConstraint(name, of: table, cascades: cascades, origin)
        case .constraintRenamed(let table, let old, let new):
            renameConstraint(old, to: new, of: table, origin)
        case .attached(let part, let table):
            guard let parent = place(of: table) else { return }
            change(part, ifExists: false) {
                $0.parents.append(parent)
                $0.copied = origin
            }
        case .detached(let part, let table):
            guard let parent = place(of: table) else { return }
            change(part, ifExists: false) { $0.parents.removeAll { $0 == parent } }
        case .notNull(let table, let column, let isSet):
            change(table, ifExists: true) { $0.notNull[column] = isSet ? origin : nil }
        case .generated(let table, let column, let sources):
            change(table, ifExists: true) { $0.generated[column] = sources }
        case .numbered(let table, let column, isSet: true):
            if let key = place(of: table) { number(column, of: key, origin) }
        case .numbered(let table, let column, isSet: false):
            guard let key = place(of: table) else { return }
            for (name, relation) in relations
            where relation.kind == .sequence && relation.sources.contains(key)
                && relation.usedColumns.contains(column)
            {
                dropRelation(name, cascades: false, origin)
            }
        case .domainConstraintAdded(let domain, let name):
            let key = key(of: domain, in: types)
            domainConstraints[key, default: []].append((name, origin))
        case .domainConstraintRenamed(let domain, let old, let new):
            let key = key(of: domain, in: types)
            let renamed = domainConstraints[key]?.map { $0.name == old ? (new, $0.origin) : $0 }
            domainConstraints[key] = renamed
        default: applyToSession(effect, origin)
        }
    }

    /// Applies what concerns the session, sequences, or what is not known.
    private mutating func applyToSession(_ effect: SchemaEffect, _ origin: Origin) {
        switch effect {
        case .sequenceAltered(let name): noteSetting(of: name, origin)
        case .sequenceOwned(let name, let owner):
            guard let key = place(of: name) else { return }
            let table = owner.table.flatMap { place(of: $0) }
            relations[key, default: ExpectedRelation(kind: .sequence)].sources =
                table.map { [$0] } ?? []
            relations[key]?.usedColumns = table == nil ? [] : [owner.column]
        case .triggersOff: withoutTriggers.insert(origin.version)
        case .searchPath(let names, isLocal: true): localPath = names ?? surroundings.path
        case .searchPath(let names, isLocal: false):
            path = names ?? surroundings.path
            localPath = nil
            isPathKnown = true
        case .searchPathUnknown: isPathKnown = false
        case .transactionEnded:
            localPath = nil
            temporary.subtract(goingWithTransaction)
            goingWithTransaction = []
        case .temporaryDiscarded:
            temporary = []
            goingWithTransaction = []
        case .ran(let code):
            runs.append(ExecutedCode(origin: origin, code: code))
            if code.text.contains("search_path") { isPathKnown = false }
        case .unknown(let command): doubt(command, origin)
        default: break
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

    private func isPresent(_ key: SQLName) -> Bool { surroundings.relations.contains(key) }

    /// Whether a relation may have been there before a statement that makes it where it is not.
    func mayBeOlder(_ key: SQLName) -> Bool {
        surroundings.earlier == nil || relations[key] != nil || !doubts.isEmpty
            || runs.contains { $0.code != nil }
    }

    /// The relation that a name means; nil for a temporary one.
    func place(of name: SQLName) -> SQLName? {
        if let schema = name.schema { return schema == "pg_temp" ? nil : name }
        if temporary.contains(name.name) { return nil }
        let candidates = currentPath.map { SQLName(schema: $0, name: name.name) }
        return candidates.first { relations[$0] != nil }
            ?? candidates.first(where: isPresent) ?? candidates.first ?? name
    }

    /// Where an object without a schema is made: in the first schema of the path that is there; nil
    /// among the temporary ones.
    func newPlace(of name: SQLName) -> SQLName? {
        if let schema = name.schema { return schema == "pg_temp" ? nil : name }
        let schema =
            currentPath.first { $0 == "pg_temp" || presentSchemas.contains($0) }
            ?? currentPath.first
        return schema == "pg_temp" ? nil : SQLName(schema: schema, name: name.name)
    }

    /// The key of a name among those that are in the path.
    func key(of name: SQLName, in known: [SQLName: Origin]) -> SQLName {
        if name.schema != nil { return name }
        let candidates = currentPath.map { SQLName(schema: $0, name: name.name) }
        return candidates.first { known[$0] != nil } ?? newPlace(of: name) ?? name
    }

    /// Whether a name means a temporary relation.
    func isHidden(_ name: SQLName) -> Bool {
        name.schema == "pg_temp" || name.schema == nil && temporary.contains(name.name)
    }

    /// Notes a temporary relation, which hides others of its name.
    mutating func hide(_ name: String) { temporary.insert(name) }

    /// Notes a temporary relation as it is made.
    mutating func hide(_ object: MadeObject) {
        temporary.insert(object.name.name)
        if object.goesWithTransaction { goingWithTransaction.insert(object.name.name) }
    }

    /// A temporary relation is gone.
    ///
    /// - Returns: whether there was one.
    mutating func unhide(_ name: SQLName) -> Bool {
        goingWithTransaction.remove(name.name)
        return name.schema == "pg_temp"
            || name.schema == nil && temporary.remove(name.name) != nil
    }
}
