import MigrationKit
import PgQuery
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
    /// See ``Postgres/Connection/goOnWithoutHistory(_:)``.
    func guardedSQL(_ entries: [HistoryAttempt]) -> String {
        let inserts = entries.map(insertSQL).joined(separator: "; ")
        return "SAVEPOINT \(Self.savepoint); SET LOCAL lock_timeout TO '5s'; \(inserts)"
    }

    /// Appends an entry.
    private func insertSQL(_ entry: HistoryAttempt) -> String {
        """
        INSERT INTO \(name) (database_type, migration_file, action, applied_at, execution_time_ms, \
        success, error_message, applied_by, run_id) VALUES ('\(HistoryAttempt.databaseType)', \
        \(SQLText.literal(entry.file)), '\(entry.action.rawValue)', \(entry.endedAtSQL), \
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
    /// When it ended, as ISO 8601 text; nil for now.
    var endedAt: String?

    fileprivate var endedAtSQL: String {
        endedAt.map { SQLText.literal($0) } ?? "pg_catalog.clock_timestamp()"
    }
}

extension Connection {
    /// Runs statements that began a transaction, and commits it: all of them or none.
    ///
    /// - Parameters:
    ///   - hasHistory: whether the last of them are lines of history, which it goes on without.
    ///   - remedy: what to do where it fails.
    /// - Returns: why the history could not be written, where that was so.
    /// - Throws: ``RunEnd`` where anything else failed; then nothing was changed.
    func commit(
        _ statements: [String], hasHistory: Bool = true, remedy: String? = nil
    ) throws(RunEnd) -> String? {
        let text = (statements + ["COMMIT"]).joined(separator: ";\n")
        guard let cause = reply(to: .simple(text), isInterruptible: false).error else {
            return nil
        }
        if hasHistory, let answer = goOnWithoutHistory("COMMIT"), answer.error == nil {
            return cause.message
        }
        guard isOpen else {
            throw .failed(
                GeneralFailure(
                    server: cause,
                    remedy: "whether this was committed is not known; run the command again: it"
                        + " leaves alone what is done"))
        }
        _ = reply(to: .simple("ROLLBACK"), isInterruptible: false)
        throw .failed(GeneralFailure(server: cause, remedy: remedy))
    }

    /// Goes on with the open transaction without its line of history, where that line is what failed.
    ///
    /// - Parameter ending: what follows the line, COMMIT for one.
    /// - Returns: the answer; nil where something else failed, and the transaction is as it was.
    func goOnWithoutHistory(_ ending: String) -> Reply? {
        guard isInTransaction,
            reply(
                to: .simple("ROLLBACK TO SAVEPOINT \(HistoryTable.savepoint)"),
                isInterruptible: false
            ).error == nil
        else { return nil }
        return reply(to: .simple(ending), isInterruptible: false)
    }
}
