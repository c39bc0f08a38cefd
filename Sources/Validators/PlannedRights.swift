import MigrationKit
import PgQuery

/// The rights that the statements of a plan need, as far as they are decided by what is there now.
///
/// What the plan itself makes is its own, and what it removes or grants is not asked for again. Behind a
/// statement that may change anything, nothing is decided any more; behind one that cannot be read, nothing
/// of what its text names.
struct PlannedRights {
    /// A right, and the first migration that needs it.
    struct Need: Equatable {
        let right: RequiredRight
        let version: String
    }

    /// A text of the plan as the parser reads it.
    struct Text {
        let version: String
        let sql: String
        /// What its statements need; nil where the parser does not read them.
        let statements: [StatementRights]?
    }

    /// The rights, each once, in the order of the plan.
    private(set) var needs: [Need] = []

    /// The migrations with a statement that the parser does not read, as of a newer PostgreSQL.
    private(set) var unread: Set<String> = []

    private var replaced: Set<SQLName> = []
    private var replacedSchemas: Set<String> = []
    private var mentioned = ""
    private var cascades = false
    private var hidesNames = false
    private var known: Set<RequiredRight> = []

    /// Goes through the statements of a plan.
    ///
    /// - Parameter isHarmless: whether calling a function of that name changes no rights.
    init(_ texts: [Text], isHarmless: (SQLName) -> Bool) {
        for text in texts {
            guard let statements = text.statements else {
                unread.insert(text.version)
                mentioned += text.sql.lowercased() + "\n"
                continue
            }
            for statement in statements {
                add(statement, version: text.version)
                if case .everything = statement.surprise { return }
                guard statement.functions.allSatisfy(isHarmless) else { return }
            }
        }
    }

    /// Reads the texts of a plan.
    static func texts(of plan: [PlannedMigrationSummary]) -> [Text] {
        plan.flatMap { migration in
            (migration.statements?.texts ?? []).map { sql in
                Text(
                    version: migration.version, sql: sql,
                    statements: try? SQLParser.rights(in: sql))
            }
        }
    }

    /// The functions that the statements of a plan call.
    static func functions(of texts: [Text]) -> Set<SQLName> {
        texts.lazy.compactMap(\.statements).joined().reduce(into: []) { names, statement in
            names.formUnion(statement.functions)
        }
    }

    private mutating func add(_ statement: StatementRights, version: String) {
        for right in statement.required where isDecided(right) && known.insert(right).inserted {
            needs.append(Need(right: right, version: version))
        }
        replaced.formUnion(statement.replaced)
        replacedSchemas.formUnion(statement.replacedSchemas)
        cascades = cascades || statement.cascades
        switch statement.surprise {
        case .mentioned(let text): mentioned += text + "\n"
        case .names: hidesNames = true
        case .none, .everything: break
        }
    }

    private func isDecided(_ right: RequiredRight) -> Bool {
        switch right {
        case .createInSchema(let schema): schema.map(isDecided) ?? !hidesNames
        case .schemaOwnership(let name): isDecided(schema: name)
        case .createBeside(let name), .ownership(let name), .removal(let name),
            .maintenance(let name), .typeOwnership(let name), .privilege(_, let name):
            isDecided(name)
        case .replacement(let name): !cascades && isDecided(name)
        case .createInDatabase, .extensionOwnership, .installation, .language, .parameter,
            .attribute, .membership, .superuser:
            true
        }
    }

    private func isDecided(schema: String) -> Bool {
        !replacedSchemas.contains(schema) && !isMentioned(schema)
    }

    private func isDecided(_ name: SQLName) -> Bool {
        if let schema = name.schema {
            guard isDecided(schema: schema) else { return false }
        } else if hidesNames {
            return false
        }
        let isReplaced = replaced.contains { other in
            other.name == name.name
                && (other.schema == name.schema || other.schema == nil || name.schema == nil)
        }
        return !isReplaced && !isMentioned(name.name)
    }

    private func isMentioned(_ name: String) -> Bool {
        !mentioned.isEmpty && mentioned.firstRange(of: name.lowercased()) != nil
    }
}
