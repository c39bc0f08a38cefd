import PgQuery

/// What the statements of a migration defined, as far as they are not undone: what a validation
/// after the run judges the schema by.
///
/// Statements that read and write data are not kept, however many there are; of them it keeps the
/// relations that they name.
struct DefinitionLog {
    /// The texts that may have changed the schema or the search path, in order.
    private(set) var statements: [String] = []
    /// The relations that statements name.
    private(set) var relations: Set<SQLName> = []
    /// Why the texts may not be all; nil where they are.
    private(set) var shortfall: String?

    /// Where the open transaction begins.
    private var openStart = 0
    private var savepoints: [(name: String, count: Int)] = []
    private var size = 0
    /// The texts of data statements whose relations are known, by their hashes.
    private var seen: Set<Int> = []

    /// How many bytes of texts are kept, and of how many different data statements the relations.
    private static let limits = (size: 8 << 20, dataStatements: 2_000)
    /// Ends what SET LOCAL has set, as the COMMIT of a transaction does.
    private static let end = "COMMIT"

    /// Notes statements that have run; nil for a text that the parser could not read.
    mutating func add(_ parsed: [Statement]?, text: String) {
        guard let parsed else { return keep(text) }
        for statement in parsed {
            if Self.isKept(statement) {
                keep(statement.text)
            } else if statement.facts.isDML || statement.facts.copy == .fromClient {
                guard seen.count < Self.limits.dataStatements,
                    seen.insert(statement.text.hashValue).inserted
                else { continue }
                noteRelations(of: statement.text)
            }
        }
    }

    private static func isKept(_ statement: Statement) -> Bool {
        let facts = statement.facts
        if facts.changesSchema || facts.changedSetting == "all" { return true }
        if facts.changedSetting == "search_path" { return true }
        // A query may set it: set_config('search_path', …).
        return facts.canBeCursor && statement.text.contains("search_path")
    }

    private mutating func keep(_ text: String) {
        guard size + text.utf8.count <= Self.limits.size else {
            shortfall = "more than \(Self.limits.size >> 20) MB of definitions are not kept"
            return
        }
        size += text.utf8.count
        statements.append(text)
        noteRelations(of: text)
    }

    private mutating func noteRelations(of text: String) {
        for references in (try? SQLParser.references(in: text)) ?? [] {
            relations.formUnion(references.relations)
        }
        for case .dropped(let kind, let name, _) in ((try? SQLParser.effects(of: text)) ?? [])
            .joined() where kind.isRelation
        {
            relations.insert(name)
        }
    }

    // MARK: - Transactions

    /// Notes a SAVEPOINT and what ends it.
    mutating func note(_ kind: StatementKind) {
        switch kind {
        case .savepoint(let name): savepoints.append((name, statements.count))
        case .releaseSavepoint(let name):
            if let index = savepoints.lastIndex(where: { $0.name == name }) {
                savepoints.removeSubrange(index...)
            }
        case .rollbackToSavepoint(let name):
            guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return }
            statements.removeSubrange(savepoints[index].count...)
            savepoints.removeSubrange((index + 1)...)
        default: break
        }
    }

    /// The open transaction was committed.
    mutating func commit() {
        if openStart < statements.count { statements.append(Self.end) }
        openStart = statements.count
        savepoints = []
    }

    /// The open transaction was rolled back.
    mutating func rollBack() {
        statements.removeSubrange(openStart...)
        savepoints = []
    }

    /// Takes over what another connection of the migration has committed.
    mutating func append(_ other: DefinitionLog) {
        for text in other.statements { keep(text) }
        relations.formUnion(other.relations)
        shortfall = shortfall ?? other.shortfall
    }
}
