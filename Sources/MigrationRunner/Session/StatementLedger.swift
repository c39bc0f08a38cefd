import MigrationKit
import PgQuery

/// What a migration has done so far: which of its statements are durable and which are not yet.
struct StatementLedger {
    /// How many statements are committed.
    private(set) var durableCount = 0
    /// The last of them.
    private(set) var durableLast: String?
    /// How many transactions with an effect were committed.
    private(set) var commits = 0
    /// How many statements the open transaction holds.
    private(set) var openCount = 0
    private var openLast: String?
    /// A statement that ran alone and failed, of which a part may be durable.
    private var partial: String?

    /// What the statements defined; nil where nobody asks for it.
    var definitions: DefinitionLog?

    /// Whether anything is, or may be, durable.
    var hasDurable: Bool { commits > 0 || partial != nil }

    /// Whether a transaction with an effect was committed.
    var hasCommitted: Bool { commits > 0 }

    /// What is durable, as the tracking row tells it.
    ///
    /// - Parameters:
    ///   - running: the statement that is about to run alone.
    ///   - isCommitting: whether the open transaction's statements count, as its COMMIT is next.
    func progress(running: String?, committing isCommitting: Bool = false) -> MigrationProgress {
        MigrationProgress(
            statements: durableCount + (isCommitting ? openCount : 0),
            lastStatement: isCommitting ? openLast ?? durableLast : durableLast,
            runningStatement: running ?? partial)
    }

    /// Counts a statement of the open transaction.
    mutating func add(_ unit: StatementUnit) {
        add(unit.statements, text: unit.text)
    }

    /// Counts statements of the open transaction; nil where the parser could not read them.
    mutating func add(_ statements: [Statement]?, text: String) {
        openCount += max(1, statements?.count ?? 1)
        openLast = text
        definitions?.add(statements, text: text)
    }

    /// The open transaction was committed.
    mutating func commit() {
        durableCount += openCount
        durableLast = openLast ?? durableLast
        commits += 1
        commitWithoutEffect()
    }

    /// The open transaction was committed, and had written nothing.
    mutating func commitWithoutEffect() {
        definitions?.commit()
        forgetOpen()
    }

    /// Notes a statement that failed after it may have committed a part of its work.
    mutating func addPart(of unit: StatementUnit) { partial = unit.text }

    /// What that statement left was taken away.
    mutating func forgetPart() { partial = nil }

    /// The open transaction was rolled back.
    mutating func rollBack() {
        definitions?.rollBack()
        forgetOpen()
    }

    private mutating func forgetOpen() {
        openCount = 0
        openLast = nil
    }
}
