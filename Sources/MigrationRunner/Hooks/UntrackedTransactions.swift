import MigrationKit

/// Transactions that no tracking row goes along with: those of hooks around a run.
struct UntrackedTransactions: TransactionTracking {
    let tableName = "the tracking table"
    let restoreSQL = "SELECT"
    func progressSQL(_ progress: MigrationProgress) -> String { "SELECT" }
}
