/// The table `migration_history`: every attempt at a migration, appended and never changed.
struct HistoryTable: LedgerTable {
    static let tableName = "migration_history"
    static let knownColumns = [
        "id", "database_type", "migration_file", "action", "applied_at", "execution_time_ms",
        "success", "error_message",
    ]
    static let addedColumns: KeyValuePairs<String, String> = [
        "applied_by": "text", "run_id": "uuid",
    ]

    let schema: String

    var createSQL: String {
        """
        CREATE TABLE IF NOT EXISTS \(name) (
            id serial PRIMARY KEY,
            database_type varchar(32) NOT NULL,
            migration_file varchar(255) NOT NULL,
            action varchar(16) NOT NULL CHECK (action IN ('up', 'down')),
            applied_at timestamptz NOT NULL DEFAULT now(),
            execution_time_ms int,
            success boolean NOT NULL DEFAULT true,
            error_message text
        );
        \(extensionSQL);
        CREATE INDEX IF NOT EXISTS idx_migration_history_applied ON \(name) (applied_at DESC);
        CREATE INDEX IF NOT EXISTS idx_migration_history_file
            ON \(name) (database_type, migration_file)
        """
    }
}
