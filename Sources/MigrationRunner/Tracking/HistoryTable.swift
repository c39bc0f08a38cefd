import MigrationKit
import Postgres

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

    // MARK: - Writing

    /// Appends entries behind a savepoint, so that its failure undoes nothing else of the transaction;
    /// a lock that somebody holds on the table is waited for a moment only.
    ///
    /// See ``Postgres/Connection/commitWithoutHistory()``.
    func guardedSQL(_ entries: [HistoryAttempt]) -> String {
        let inserts = entries.map(insertSQL).joined(separator: "; ")
        return "SAVEPOINT \(Self.savepoint); SET LOCAL lock_timeout TO '5s'; \(inserts)"
    }

    /// Appends an entry.
    private func insertSQL(_ entry: HistoryAttempt) -> String {
        """
        INSERT INTO \(name) (database_type, migration_file, action, applied_at, execution_time_ms, \
        success, error_message, applied_by, run_id) VALUES ('\(HistoryAttempt.databaseType)', \
        \(SQLText.literal(entry.file)), '\(entry.action.rawValue)', pg_catalog.clock_timestamp(), \
        \(entry.durationMilliseconds.map(String.init) ?? "NULL"), \(entry.error == nil), \(SQLText.literal(entry.error)), \
        \(SQLText.literal(entry.client + " as ")) || session_user, \(SQLText.literal(entry.runID)))
        """
    }

    /// Appends that a crash cut a run's attempt off, where that is not told yet; when it began is when
    /// it was, as nobody saw its end.
    func interruptionSQL(of row: MigrationRow, file: String) -> String {
        let (file, action) = (SQLText.literal(file), SQLText.literal(row.direction.rawValue))
        let (run, reason) = (
            SQLText.literal(row.runID), SQLText.literal(HistoryAttempt.interrupted)
        )
        return """
            INSERT INTO \(name) (database_type, migration_file, action, applied_at, success, \
            error_message, run_id) \
            SELECT '\(HistoryAttempt.databaseType)', \(file), \(action), \
            coalesce(\(SQLText.literal(row.startedAt))::pg_catalog.timestamptz, \
            pg_catalog.clock_timestamp()), false, \(reason), \(run)::pg_catalog.uuid \
            WHERE NOT EXISTS (SELECT FROM \(name) WHERE run_id = \(run) \
            AND migration_file = \(file) AND action = \(action) AND error_message = \(reason))
            """
    }

    fileprivate static let savepoint = "jsmigrate_history"
}

/// One attempt at a migration, as it is appended to the history.
struct HistoryAttempt {
    /// What `database_type` says of this kind of database.
    static let databaseType = "postgres"
    /// What `error_message` says of an attempt that a crash cut off.
    static let interrupted = "interrupted"

    /// The name of the file that ran.
    let file: String
    /// The way it ran.
    let action: MigrationDirection
    /// How long it took, in milliseconds; nil where nobody knows.
    let durationMilliseconds: Int?
    /// Why it failed, nil where it did not.
    let error: String?
    /// Who ran it, as `user@host`.
    let client: String
    /// The run that it was part of.
    let runID: String
}

extension Connection {
    /// Commits the open transaction without its line of history, where that line is what failed in it.
    ///
    /// - Returns: the answer to COMMIT; nil where something else failed, and the transaction is as it was.
    func commitWithoutHistory() -> Reply? {
        guard isInTransaction,
            reply(
                to: .simple("ROLLBACK TO SAVEPOINT \(HistoryTable.savepoint)"),
                isInterruptible: false
            ).error == nil
        else { return nil }
        return reply(to: .simple("COMMIT"), isInterruptible: false)
    }
}
