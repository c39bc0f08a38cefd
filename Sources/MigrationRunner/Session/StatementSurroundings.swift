/// What is looked at around the statements of a migration, beside their transactions.
final class StatementSurroundings {
    /// Finds out whom a statement waits for; nil where nobody would be told.
    let blockers: BlockerWatch?
    /// The lock timeout of this run, in milliseconds.
    let lockTimeout: Int?
    /// The statement that an earlier attempt at the migration had begun to run alone when it failed.
    let leftStatement: String?
    /// The indexes that statements of this attempt left invalid, or were content with.
    var invalidIndexes: [InvalidIndex] = []

    /// Whether a statement that failed has left an index behind.
    var hasLeftInvalidIndex: Bool { invalidIndexes.contains { $0.cause != nil } }

    init(blockers: BlockerWatch?, lockTimeout: Int?, leftStatement: String?) {
        self.blockers = blockers
        self.lockTimeout = lockTimeout
        self.leftStatement = leftStatement
    }
}
