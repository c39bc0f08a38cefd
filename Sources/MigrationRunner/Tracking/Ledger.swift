import PgQuery

/// The three tables that jsmigrate keeps, in one schema.
struct Ledger {
    /// The schema that holds them, resolved once for the whole run.
    let schema: String

    /// The state that each version is in now.
    var migrations: TrackingTable { TrackingTable(schema: schema) }
    /// What was done, when and by whom.
    var history: HistoryTable { HistoryTable(schema: schema) }
    /// Who runs migrations now, for people and other tools.
    var lock: LockTable { LockTable(schema: schema) }

    /// The tables, in the order in which they are made.
    var tables: [any LedgerTable] { [migrations, history, lock] }

    /// Creates what is not there and extends what is older.
    var createSQL: String { tables.map(\.createSQL).joined(separator: ";\n") }

    /// Makes the schema and the tables again where a script has removed them.
    var restoreSQL: String {
        "CREATE SCHEMA IF NOT EXISTS \(SQLText.identifier(schema));\n\(createSQL)"
    }
}
