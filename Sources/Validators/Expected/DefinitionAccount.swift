import MigrationKit
import PgQuery

/// What migrations did to the schema, statement by statement.
struct DefinitionAccount {
    /// What one statement did.
    private struct Deed {
        var effects: [SchemaEffect]
        var use: StatementUse
    }

    /// One migration's statements.
    private struct Part {
        let version: String
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
                    return [Deed(effects: [unknown], use: StatementUse())]
                }
            }
            return Part(version: migration.version, deeds: deeds, shortfall: shortfall)
        }
        let unknown = Dictionary(grouping: parts.filter { $0.shortfall != nil }) {
            $0.shortfall ?? ""
        }
        shortfalls = unknown.map { reason, parts in
            "Not known of \(Lines.list(parts.map(\.version))): \(reason)"
        }.sorted()
    }

    private static func deeds(of step: ExecutedStatement) throws(SQLSyntaxError) -> [Deed] {
        let effects = step.defines ? try SQLParser.effects(of: step.text) : []
        return try SQLParser.uses(in: step.text).enumerated().map { index, use in
            Deed(effects: index < effects.count ? effects[index] : [], use: use)
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

    /// The schemas that the statements make, which were not there before.
    private var madeSchemas: Set<String> {
        Set(
            effects.compactMap { effect in
                switch effect {
                case .made(let object) where object.kind == .schema && !object.ifNotExists:
                    object.name.name
                case .renamed(.schema, _, let new, _): new
                default: nil
                }
            })
    }

    /// What is to be there after all of it.
    func schema(in surroundings: ExpectedSchema.Surroundings) -> ExpectedSchema {
        var surroundings = surroundings
        surroundings.schemas.subtract(madeSchemas)
        var schema = ExpectedSchema(surroundings)
        var position = 0
        for part in parts {
            schema.beginMigration()
            for deed in part.deeds {
                position += 1
                let origin = Origin(
                    version: part.version, position: position,
                    isPathGuessed: !schema.isPathKnown)
                for effect in deed.effects { schema.apply(effect, origin) }
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
    /// The names of the relations that it speaks of.
    fileprivate var relationNames: [String] {
        switch self {
        case .made(let object):
            ([object.name] + object.parents + object.sources
                + object.constraints.compactMap(\.refersTo)).map(\.name)
        case .dropped(let kind, let name, _), .renamed(let kind, let name, _, _),
            .moved(let kind, let name, _, _):
            kind.isRelation ? [name.name] : []
        case .columnAdded(let table, _, _), .columnDropped(let table, _, _),
            .columnRenamed(let table, _, _, _), .constraintDropped(let table, _, _),
            .constraintRenamed(let table, _, _):
            [table.name]
        case .constraintAdded(let table, let constraint):
            [table.name] + [constraint.refersTo?.name].compactMap(\.self)
        case .inside(_, let effects): effects.flatMap(\.relationNames)
        case .attached(let part, let table), .detached(let part, let table):
            [part.name, table.name]
        case .notNull(let table, _, _), .numbered(let table, _, _), .generated(let table, _, _):
            [table.name]
        case .sequenceAltered(let sequence): [sequence.name]
        case .sequenceOwned(let sequence, let owner):
            [sequence.name] + [owner.table?.name].compactMap(\.self)
        case .domainConstraintAdded, .domainConstraintRenamed, .triggersOff, .searchPath,
            .searchPathUnknown, .transactionEnded, .temporaryDiscarded, .ran, .unknown:
            []
        }
    }
}
