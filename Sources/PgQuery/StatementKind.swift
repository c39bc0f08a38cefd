/// How a statement stands to transactions: what a runner has to know before it sends it.
///
/// The commands are those that PostgreSQL 12 to 18 guard with `PreventInTransactionBlock`,
/// `RequireTransactionBlock` and `WarnNoTransactionBlock`.
package enum StatementKind: Equatable, Sendable {
    /// `BEGIN` or `START TRANSACTION`, with its modes in their canonical spelling, or an empty text.
    case begin(modes: String)
    /// `COMMIT` or `END`; `chain` when it opens the next block at once.
    case commit(chain: Bool)
    /// `ROLLBACK` or `ABORT`; `chain` when it opens the next block at once.
    case rollback(chain: Bool)
    /// `SAVEPOINT name`.
    case savepoint(name: String)
    /// `RELEASE SAVEPOINT name`.
    case releaseSavepoint(name: String)
    /// `ROLLBACK TO SAVEPOINT name`.
    case rollbackToSavepoint(name: String)
    /// `PREPARE TRANSACTION`, which ends the block and leaves it to be settled later.
    case prepareTransaction(identifier: String)
    /// `COMMIT PREPARED`, an error inside a block.
    case commitPrepared(identifier: String)
    /// `ROLLBACK PREPARED`, an error inside a block.
    case rollbackPrepared(identifier: String)
    /// A statement that is an error in a block, or does something else there.
    case alone(command: String)
    /// A statement that is an error outside a block.
    case needsBlock(command: String)
    /// A statement that has no effect outside a block, where the server only warns.
    case blockLocal(command: String)
    /// Every other statement: the same inside a block and outside.
    case ordinary
}

extension StatementKind {
    /// Whether the statement begins, ends or divides a transaction.
    package var isTransactionControl: Bool {
        switch self {
        case .begin, .commit, .rollback, .savepoint, .releaseSavepoint, .rollbackToSavepoint,
            .prepareTransaction, .commitPrepared, .rollbackPrepared:
            true
        case .alone, .needsBlock, .blockLocal, .ordinary:
            false
        }
    }
}
