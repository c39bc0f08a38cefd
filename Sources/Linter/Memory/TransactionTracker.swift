import PgQuery

/// Follows a migration from transaction to transaction, by the rules that a run has.
///
/// What is in no block of the migration's own shares a transaction; what cannot be in one ends it first.
struct TransactionTracker {
    /// The transaction that the next statement is in.
    private(set) var current: TransactionMemory
    private let usesTransaction: Bool
    private let hasLockTimeout: Bool
    private var sessionTimeout: Bool
    private var isSessionUTC = false

    /// Begins a migration.
    ///
    /// - Parameters:
    ///   - usesTransaction: whether statements outside of blocks share a transaction.
    ///   - hasLockTimeout: whether every statement has a lock timeout anyway.
    init(usesTransaction: Bool, hasLockTimeout: Bool) {
        self.usesTransaction = usesTransaction
        self.hasLockTimeout = hasLockTimeout
        sessionTimeout = false
        current = TransactionMemory(isNone: !usesTransaction, hasLockTimeout: hasLockTimeout)
    }

    /// Has what comes before a statement that it is in a transaction by itself.
    mutating func prepare(for statement: LintStatement) {
        if case .alone = statement.kind, !current.isBlock {
            begin(isBlock: false)
            current.isNone = true
        } else if current.isNone, usesTransaction {
            begin(isBlock: false)
        }
    }

    /// Takes note of a statement.
    mutating func apply(_ statement: LintStatement) {
        switch statement.kind {
        case .begin: begin(isBlock: true)
        case .commit(let chain), .rollback(let chain): begin(isBlock: chain)
        case .prepareTransaction: begin(isBlock: false)
        default:
            if case .set("lock_timeout", let value, let isLocal) = statement.command {
                let isOn = value != nil && value != "0"
                if !isLocal { sessionTimeout = isOn }
                current.hasLockTimeout = hasLockTimeout || isOn
            }
            if case .set("timezone", let value, let isLocal) = statement.command {
                current.isUTC = value?.uppercased() == "UTC"
                if !isLocal { isSessionUTC = current.isUTC }
            }
            if current.isNone {
                begin(isBlock: false)
            } else {
                current.apply(statement)
            }
        }
    }

    private mutating func begin(isBlock: Bool) {
        current = TransactionMemory(
            isBlock: isBlock, isNone: !isBlock && !usesTransaction, isUTC: isSessionUTC,
            hasLockTimeout: hasLockTimeout || sessionTimeout)
    }
}
