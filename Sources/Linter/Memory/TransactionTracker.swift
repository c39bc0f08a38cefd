import PgQuery

/// Follows a migration from transaction to transaction, by the rules that a run has.
///
/// What is in no block of the migration's own shares a transaction; what cannot be in one ends it first.
struct TransactionTracker {
    /// The transaction that the next statement is in.
    private(set) var current: TransactionMemory
    private let usesTransaction: Bool
    private let isScript: Bool
    private let hasLockTimeout: Bool
    /// What holds for the transactions to come.
    private var session = SessionSettings()
    /// What ROLLBACK goes back to: the beginning of the block, then its savepoints.
    private var saved: [Saved] = []

    /// What was known at a place that a transaction can go back to.
    private struct Saved {
        /// The savepoint; nil for the beginning.
        let name: String?
        let transaction: TransactionMemory
        let session: SessionSettings
        let schema: SchemaMemory
    }

    /// Begins a migration.
    ///
    /// - Parameters:
    ///   - usesTransaction: whether statements outside of blocks share a transaction.
    ///   - isScript: whether code sends its queries, one after the other.
    ///   - hasLockTimeout: whether every statement has a lock timeout anyway.
    init(usesTransaction: Bool, isScript: Bool, hasLockTimeout: Bool) {
        self.usesTransaction = usesTransaction
        self.isScript = isScript
        self.hasLockTimeout = hasLockTimeout
        current = TransactionMemory(isNone: !usesTransaction, hasLockTimeout: hasLockTimeout)
    }

    /// Has what comes before a statement that it is in a transaction by itself.
    mutating func prepare(for kind: StatementKind) {
        if case .alone = kind, !current.isBlock {
            begin(isBlock: false)
            current.isNone = true
        } else if current.isNone, usesTransaction {
            begin(isBlock: false)
        }
    }

    /// Takes note of a statement, and of what it makes of the schema.
    ///
    /// - Parameter isNew: whether it is of this run; else what it makes was there before.
    mutating func apply(_ statement: LintStatement, to schema: inout SchemaMemory, isNew: Bool) {
        switch statement.kind {
        case .begin: begin(isBlock: true, schema)
        case .commit(let chain): begin(isBlock: chain, schema)
        case .rollback(let chain):
            if let first = saved.first {
                schema = first.schema
                session = first.session
            }
            begin(isBlock: chain, schema)
        case .prepareTransaction: begin(isBlock: false)
        case .savepoint(let name) where !current.isNone: save(name, schema)
        case .releaseSavepoint(let name):
            if let index = saved.lastIndex(where: { $0.name == name }) {
                saved.removeSubrange(index...)
            }
        case .rollbackToSavepoint(let name):
            guard let index = saved.lastIndex(where: { $0.name == name }) else { break }
            current = saved[index].transaction
            session = saved[index].session
            schema = saved[index].schema
            saved.removeSubrange((index + 1)...)
        default:
            set(statement.command)
            if current.isNone {
                begin(isBlock: false)
            } else {
                current.apply(statement, schema)
            }
            schema.apply(statement.command, isNew: isNew)
        }
        schema.searchPath = current.searchPath ?? session.searchPath
    }

    /// Takes note that a query is over. One of a script was a transaction of its own under node-postgres: the run
    /// takes back what it has set for that only.
    mutating func endQuery(in schema: inout SchemaMemory) {
        guard isScript, !current.isBlock else { return }
        current.hasLockTimeout = hasLockTimeout || session.hasLockTimeout
        current.isUTC = session.isUTC
        current.searchPath = nil
        schema.searchPath = session.searchPath
    }

    private mutating func set(_ command: SQLCommand) {
        switch command {
        case .set("lock_timeout", let value, let isLocal):
            let isOn = value != nil && value != "0"
            if !isLocal { session.hasLockTimeout = isOn }
            current.hasLockTimeout = hasLockTimeout || isOn
        case .set("timezone", let value, let isLocal):
            current.isUTC = value?.uppercased() == "UTC"
            if !isLocal { session.isUTC = current.isUTC }
        case .setSearchPath(let path, let isLocal):
            // "$user" is the schema of the role, which hardly a project has.
            let path = path?.filter { $0 != "$user" } ?? SchemaMemory.standardPath
            if isLocal {
                current.searchPath = path
            } else {
                session.searchPath = path
                current.searchPath = nil
            }
        default: break
        }
    }

    private mutating func begin(isBlock: Bool, _ schema: SchemaMemory? = nil) {
        current = TransactionMemory(
            isBlock: isBlock, isNone: !isBlock && !usesTransaction, isUTC: session.isUTC,
            hasLockTimeout: hasLockTimeout || session.hasLockTimeout)
        saved = []
        if isBlock, let schema { save(nil, schema) }
    }

    private mutating func save(_ name: String?, _ schema: SchemaMemory) {
        saved.append(
            Saved(name: name, transaction: current, session: session, schema: schema))
    }
}

/// What a session has set for its transactions.
private struct SessionSettings {
    var hasLockTimeout = false
    var isUTC = false
    var searchPath = SchemaMemory.standardPath
}
