import Linter
import PgQuery
import SQLScript
import TestSupport

/// Runs the statements of an example as a migration's: those outside of blocks share a transaction, those
/// that cannot be in one run alone.
struct ExampleRun {
    /// What becomes of a statement.
    enum Place {
        /// It runs in a transaction that is open already.
        case inTransaction
        /// It runs by itself.
        case alone
        /// It begins, ends or divides a transaction.
        case control
    }

    private let session: SQLSession
    private let usesTransaction: Bool
    private let statements: [String]
    private var isOpen = false
    private var isInBlock = false

    /// Makes a run of an example.
    init(of example: LintedExample, in session: SQLSession) {
        self.session = session
        statements = example.statements.map(\.text)
        usesTransaction = example.usesTransaction
    }

    /// Has everything ready for the statements, one after the other.
    ///
    /// - Parameter body: runs a statement; false ends it.
    mutating func each(_ body: (String, Place) throws -> Bool) throws {
        for statement in statements {
            let kind = (try? SQLParser.parse(statement))?.statements.first?.kind ?? .ordinary
            let place = try prepare(for: kind)
            guard try body(statement, place) else { return }
        }
        if isOpen { try session.query("COMMIT") }
    }

    private mutating func prepare(for kind: StatementKind) throws -> Place {
        switch kind {
        case .begin:
            if isOpen { try session.query("COMMIT") }
            (isOpen, isInBlock) = (true, true)
            return .control
        case .commit, .rollback:
            (isOpen, isInBlock) = (false, false)
            return .control
        case .savepoint, .releaseSavepoint, .rollbackToSavepoint: return .control
        // In a block of the example's own it is sent as it is, and refused.
        case .alone where !isInBlock:
            if isOpen { try session.query("COMMIT") }
            isOpen = false
            return .alone
        default:
            if isInBlock { return .inTransaction }
            // Each by itself is as good as in a transaction of its own, where it can be looked at.
            if isOpen, !usesTransaction { try session.query("COMMIT") }
            if !isOpen || !usesTransaction { try session.query("BEGIN") }
            isOpen = true
            return .inTransaction
        }
    }
}
