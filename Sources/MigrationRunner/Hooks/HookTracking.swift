import MigrationKit

/// The tracking of a hook around a run: no row goes along with its transactions, but the tables are there at
/// the end of each, as they are at that of a migration's.
struct HookTracking: TransactionTracking {
    let ledger: Ledger

    var subject: String { "the hook" }
    var tableName: String { ledger.migrations.name }

    func progressSQL(_ progress: MigrationProgress) -> String {
        "\(ownSettings)SELECT FROM \(tableName) LIMIT 0"
    }

    var restoreSQL: String { "\(ownSettings)\(ledger.restoreSQL)" }
}
