import MigrationKit
import PgQuery

/// What migrations did to the schema, statement by statement.
struct DefinitionAccount {
    /// What one statement did.
    private struct Deed {
        var effects: [SchemaEffect]
        var use: StatementUse
        /// The session that ran it.
        var session: Int
    }

    /// One migration's statements.
    private struct Part {
        let version: String
        let isPathKnown: Bool
        let deeds: [Deed]
        /// Why something of it is not known.
        let shortfall: String?
    }

    private let parts: [Part]

    /// What is not known of the migrations, for people.
    let shortfalls: [String]

    /// Reads the statements of migrations.
    init(_ migrations: [ExecutedMigration]) {
        parts = migrations.map { migration in
            var shortfall = migration.shortfall
            let deeds = migration.steps.flatMap { step -> [Deed] in
                do throws(SQLSyntaxError) {
                    return try Self.deeds(of: step)
                } catch {
                    shortfall = shortfall ?? "a statement that this version cannot read"
                    let unknown = SchemaEffect.unknown("a statement that cannot be read")
                    return [Deed(effects: [unknown], use: StatementUse(), session: step.session)]
                }
            }
            return Part(
                version: migration.version, isPathKnown: migration.isPathKnown, deeds: deeds,
                shortfall: shortfall)
        }
        let unknown = Dictionary(grouping: parts.filter { $0.shortfall != nil }) {
            $0.shortfall ?? ""
        }
        shortfalls = unknown.map { reason, parts in
            "Not known of \(Lines.list(parts.map(\.version))): \(reason)"
        }.sorted()
    }

    private static func deeds(of step: ExecutedStatement) throws(SQLSyntaxError) -> [Deed] {
        try SQLParser.accounts(of: step.text).map { account in
            Deed(
                effects: step.defines ? account.effects : [], use: account.use,
                session: step.session)
        }
    }

    private var effects: [SchemaEffect] { parts.flatMap { $0.deeds.flatMap(\.effects) } }

    /// Whether no statement defines anything.
    var isEmpty: Bool { effects.isEmpty }

    /// The names of relations that the statements speak of.
    var names: Set<String> {
        Set(
            effects.flatMap(\.relationNames)
                + parts.flatMap { $0.deeds.flatMap { $0.use.writes.map(\.table.name) } })
    }

    /// The roles that the statements act as.
    var roles: Set<String> {
        Set(
            effects.compactMap { effect in
                if case .role(let role, _, _) = effect { role } else { nil }
            })
    }

    /// The schemas that the statements make, drop and rename, and whether they were there before: by what
    /// is done to each first.
    private var schemasBefore: [String: Bool] {
        var before: [String: Bool] = [:]
        func note(_ name: String, _ isThere: Bool) { before[name] = before[name] ?? isThere }
        for effect in effects {
            switch effect {
            case .made(let object) where object.kind == .schema && !object.ifNotExists:
                note(object.name.name, false)
            case .dropped(.schema, let name, _): note(name.name, true)
            case .renamed(.schema, let old, let new, _):
                note(old.name, true)
                note(new, false)
            default: break
            }
        }
        return before
    }

    /// What is to be there after all of it.
    func schema(in surroundings: ExpectedSchema.Surroundings) -> ExpectedSchema {
        var surroundings = surroundings
        for (name, wasThere) in schemasBefore {
            if wasThere {
                surroundings.schemas.insert(name)
            } else {
                surroundings.schemas.remove(name)
            }
        }
        var schema = ExpectedSchema(surroundings)
        // A run's sessions began before it, those of other runs behind what these had changed.
        let isPathKnown = surroundings.isPathOfRun || !effects.contains(.defaultPathChanged)
        var position = 0
        for part in parts {
            schema.beginMigration(isPathKnown: isPathKnown && part.isPathKnown)
            for deed in part.deeds {
                position += 1
                schema.enter(session: deed.session)
                var origin = Origin(version: part.version, position: position)
                for effect in deed.effects {
                    origin.isPathGuessed = !schema.session.path.isKnown && effect.needsPath
                    origin.mayBeElsewhere =
                        origin.isPathGuessed || !surroundings.isPathOfRun && effect.needsPath
                    schema.apply(effect, origin)
                }
                schema.note(deed.use, origin)
            }
            if let shortfall = part.shortfall {
                position += 1
                schema.doubt(shortfall, Origin(version: part.version, position: position))
            }
        }
        return schema
    }
}

extension SchemaEffect {
    /// Whether it speaks of something without its schema.
    fileprivate var needsPath: Bool {
        if case .inside = self { return false }
        return objectNames.contains { $0.schema == nil }
    }

    /// The names of the relations that it speaks of.
    fileprivate var relationNames: [String] {
        switch self {
        case .made(let object) where !object.kind.isRelation:
            ([object.name] + object.constraints.compactMap(\.refersTo)).map(\.name)
        case .dropped(let kind, _, _) where !kind.isRelation: []
        case .renamed(let kind, _, _, _) where !kind.isRelation: []
        case .moved(let kind, _, _, _) where !kind.isRelation: []
        case .domainConstraintAdded, .domainConstraintRenamed: []
        default: objectNames.map(\.name)
        }
    }

    /// The names of what it speaks of, schemas aside.
    private var objectNames: [SQLName] {
        switch self {
        case .made(let object):
            object.kind == .schema
                ? []
                : [object.name] + object.parents + object.sources
                    + object.constraints.compactMap(\.refersTo)
        case .dropped(let kind, let name, _), .renamed(let kind, let name, _, _),
            .moved(let kind, let name, _, _):
            kind == .schema ? [] : [name]
        case .columnAdded(let table, _, _), .columnDropped(let table, _, _),
            .columnRenamed(let table, _, _, _), .constraintDropped(let table, _, _),
            .constraintRenamed(let table, _, _), .notNull(let table, _, _),
            .numbered(let table, _, _), .generated(let table, _, _):
            [table]
        case .constraintAdded(let table, let constraint):
            [table] + [constraint.refersTo].compactMap(\.self)
        case .inside(_, let effects): effects.flatMap(\.objectNames)
        case .attached(let part, let table, _), .detached(let part, let table): [part, table]
        case .sequenceAltered(let sequence): [sequence]
        case .sequenceOwned(let sequence, let owner):
            [sequence] + [owner.table].compactMap(\.self)
        case .domainConstraintAdded(let domain, _), .domainConstraintRenamed(let domain, _, _):
            [domain]
        case .triggersOff, .searchPath, .searchPathUnknown, .role, .defaultPathChanged,
            .transactionEnded, .temporaryDiscarded, .ran, .unknown:
            []
        }
    }
}
