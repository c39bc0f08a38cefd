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
    let surroundings: Surroundings
    /// The session whose statements are read.
    var session: ExpectedSession
    private var others: [Int: ExpectedSession] = [:]
    private var number = 0
    private var beginning: ExpectedSession

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        beginning = ExpectedSession(surroundings.path)
        session = beginning
        presentSchemas = surroundings.schemas
        for (name, relation) in surroundings.earlier ?? [:] {
            relations[name] = relation
            if let schema = name.schema { presentSchemas.insert(schema) }
        }
    }

    // MARK: - Statements

    /// Begins a migration, in sessions as good as new.
    ///
    /// - Parameter isPathKnown: whether their search path is that of new ones.
    mutating func beginMigration(isPathKnown: Bool) {
        beginning = ExpectedSession(surroundings.path)
        beginning.path.isKnown = isPathKnown
        session = beginning
        others = [:]
        number = 0
    }

    /// Goes on with the statements of a session, by its number in the migration.
    mutating func enter(session next: Int) {
        guard next != number else { return }
        others[number] = session
        session = others[next] ?? beginning
        number = next
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
            let outer = session.path
            session.path = outer.inside(schema)
            for effect in effects { apply(effect, origin) }
            session.path = outer
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
        case .attached(let part, let table, let isPartition):
            guard let parent = place(of: table) else { return }
            change(part, ifExists: false) {
                $0.parents.append(parent)
                $0.isPartition = isPartition
                $0.copied = origin
            }
        case .detached(let part, let table):
            guard let parent = place(of: table) else { return }
            change(part, ifExists: false) {
                $0.parents.removeAll { $0 == parent }
                $0.isPartition = false
            }
            if let key = place(of: part) { detachIndexes(of: key) }
        case .notNull(let table, let column, let isSet):
            change(table, ifExists: true) { $0.notNull[column] = isSet ? origin : nil }
        case .generated(let table, let column, let sources):
            change(table, ifExists: true) { $0.generated[column] = sources.isEmpty ? nil : sources }
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
        case .searchPath(let names, let isLocal): session.path.set(names, isLocal: isLocal)
        case .role(let role, let ofSession, let isLocal):
            session.path.act(as: role, ofSession: ofSession, isLocal: isLocal)
        case .searchPathUnknown: session.path.isKnown = false
        case .transactionEnded: session.endTransaction()
        case .temporaryDiscarded: session.discardTemporary()
        case .ran(let code):
            runs.append(ExecutedCode(origin: origin, code: code))
            if code.mayChangePath { session.path.isKnown = false }
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
}
