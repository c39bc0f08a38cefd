import MigrationKit
import PgQuery

/// What migrations did to the schema, statement by statement.
struct DefinitionAccount {
    /// One migration's statements.
    private struct Part {
        let version: String
        let effects: [[SchemaEffect]]
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
            let effects = migration.statements.flatMap { text -> [[SchemaEffect]] in
                do throws(SQLSyntaxError) {
                    return try SQLParser.effects(of: text)
                } catch {
                    shortfall = shortfall ?? "a statement that this version cannot read"
                    return [[.unknown("a statement that cannot be read")]]
                }
            }
            return Part(version: migration.version, effects: effects, shortfall: shortfall)
        }
        let unknown = Dictionary(grouping: parts.filter { $0.shortfall != nil }) {
            $0.shortfall ?? ""
        }
        shortfalls = unknown.map { reason, parts in
            "Not known of \(Lines.list(parts.map(\.version))): \(reason)"
        }.sorted()
    }

    /// Whether no statement does anything.
    var isEmpty: Bool { parts.allSatisfy { $0.effects.allSatisfy(\.isEmpty) } }

    /// The names of relations that the statements speak of.
    var names: Set<String> {
        Set(parts.flatMap { $0.effects.joined().flatMap(\.relationNames) })
    }

    /// What is to be there after all of it.
    func schema(in surroundings: ExpectedSchema.Surroundings) -> ExpectedSchema {
        var schema = ExpectedSchema(surroundings)
        var position = 0
        for part in parts {
            schema.beginMigration()
            for effects in part.effects {
                position += 1
                let origin = Origin(version: part.version, position: position)
                for effect in effects { schema.apply(effect, origin) }
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
        case .attached(let part, let table): [part.name, table.name]
        case .searchPath, .transactionEnded, .unknown: []
        }
    }
}
