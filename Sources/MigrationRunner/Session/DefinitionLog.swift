import MigrationKit
import PgQuery

/// What the statements of a migration did, as far as they are not undone: what a validation after
/// the run judges the database by.
///
/// Of the statements that read and write data, however many there are, it keeps one of each kind between two
/// definitions: those that differ in their constants only count once.
struct DefinitionLog {
    /// What is kept.
    enum Extent {
        /// What defines something, and queries, which may call functions.
        case definitions
        /// All that ran.
        case everything
    }

    /// What is kept.
    let extent: Extent
    /// What ran, in order.
    private(set) var steps: [ExecutedStatement] = []
    /// The relations that statements name.
    private(set) var relations: Set<SQLName> = []
    /// Why the texts may not be all; nil where they are.
    private(set) var shortfall: String?
    /// The number of the session that runs what is noted next.
    var session: Int

    /// Where the open transaction begins.
    private var openStart = 0
    private var savepoints: [(name: String, count: Int)] = []
    private var size = 0
    /// The data statements since the last definition, by hashes of their texts without constants.
    private var seen: Set<Int> = []

    /// How many bytes of texts are kept.
    private static let limit = 8 << 20

    /// Makes a log in which nothing is noted yet.
    init(_ extent: Extent = .everything, session: Int = 0) {
        self.extent = extent
        self.session = session
    }

    /// Notes statements that have run; nil for a text that the parser could not read.
    mutating func add(_ parsed: [Statement]?, text: String) {
        guard let parsed else { return keep(text, defines: true) }
        for statement in parsed where !statement.kind.isTransactionControl {
            if Self.defines(statement) {
                keep(statement.text, defines: true)
            } else if extent == .everything || Self.mayCall(statement),
                seen.insert(StatementShape.hash(of: statement.text)).inserted
            {
                keep(statement.text, defines: false)
            }
        }
    }

    private static func defines(_ statement: Statement) -> Bool {
        let facts = statement.facts
        if facts.changesSchema { return true }
        switch facts.changedSetting {
        case "all", "search_path", "role", "session_authorization", "session_replication_role":
            return true
        default: break
        }
        // A query may set these: set_config('search_path', …).
        return facts.canBeCursor && statement.text.contains("set_config")
    }

    /// Whether a statement is a query that may call a function.
    private static func mayCall(_ statement: Statement) -> Bool {
        statement.facts.canBeCursor && statement.text.utf8.contains(UInt8(ascii: "("))
    }

    private mutating func keep(_ text: String, defines: Bool) {
        if keep(ExecutedStatement(text, defines: defines, session: session)) {
            if extent == .everything { noteRelations(of: text, defines: defines) }
        }
    }

    /// - Returns: whether there was room for it.
    private mutating func keep(_ step: ExecutedStatement) -> Bool {
        if step.defines { seen = [] }
        guard size + step.text.utf8.count <= Self.limit else {
            shortfall = "more than \(Self.limit >> 20) MB of statements are not kept"
            return false
        }
        size += step.text.utf8.count
        steps.append(step)
        return true
    }

    private mutating func noteRelations(of text: String, defines: Bool) {
        for account in (try? SQLParser.accounts(of: text)) ?? [] {
            if defines || !account.use.writes.isEmpty {
                relations.formUnion(account.use.references.relations)
            }
            guard defines else { continue }
            for case .dropped(let kind, let name, _) in account.effects where kind.isRelation {
                relations.insert(name)
            }
        }
    }

    // MARK: - Transactions

    /// Notes a SAVEPOINT and what ends it.
    mutating func note(_ kind: StatementKind) {
        switch kind {
        case .savepoint(let name): savepoints.append((name, steps.count))
        case .releaseSavepoint(let name):
            if let index = savepoints.lastIndex(where: { $0.name == name }) {
                savepoints.removeSubrange(index...)
            }
        case .rollbackToSavepoint(let name):
            guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return }
            undo(from: savepoints[index].count)
            savepoints.removeSubrange((index + 1)...)
        default: break
        }
    }

    /// The open transaction was committed.
    mutating func commit() {
        // Ends what SET LOCAL has set, as the COMMIT of a transaction does.
        if openStart < steps.count { steps.append(Self.end(of: session)) }
        openStart = steps.count
        savepoints = []
    }

    private static func end(of session: Int) -> ExecutedStatement {
        ExecutedStatement("COMMIT", defines: true, session: session)
    }

    /// The open transaction was rolled back.
    mutating func rollBack() {
        undo(from: openStart)
        savepoints = []
    }

    private mutating func undo(from count: Int) {
        steps.removeSubrange(count...)
        seen = []
    }

    /// Takes over what another connection of the migration has committed.
    mutating func append(_ other: DefinitionLog) {
        let end = Self.end(of: other.session)
        for step in other.steps {
            if step == end {
                if steps.last != end { steps.append(end) }
            } else if step.defines || seen.insert(StatementShape.hash(of: step.text)).inserted {
                _ = keep(step)
            }
        }
        openStart = steps.count
        relations.formUnion(other.relations)
        shortfall = shortfall ?? other.shortfall
    }
}
