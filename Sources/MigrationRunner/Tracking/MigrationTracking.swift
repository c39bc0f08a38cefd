import MigrationKit
import PgQuery

/// The SQL by which one run of one migration is tracked.
struct MigrationTracking: TransactionTracking {
    /// The tracking tables.
    let ledger: Ledger
    /// The version as the table has it, or will have it.
    let version: String
    /// The tracked name.
    var name: String
    /// The way the migration is run.
    let direction: MigrationDirection
    /// The run that this is part of.
    let runID: String
    /// The name of the file, for the history.
    let file: String
    /// Who runs it, as `user@host`, for the history.
    let client: String

    /// What attempts before this one have left, which their row goes on telling until one is completed.
    var earlier: MigrationLeavings?

    var subject: String { "the migration" }
    var tableName: String { ledger.migrations.name }

    // MARK: - Before

    /// Says that the migration has begun; committed before it begins.
    ///
    /// The COMMIT does not wait for the disk: a crash of the server that loses it has lost whatever
    /// the migration did too. A rollback keeps when the migration was applied, as it may be undone.
    var runningSQL: String {
        "\(beginSQL); SET LOCAL synchronous_commit = off; \(runningStatement); COMMIT"
    }

    /// Says that the migration has begun, inside a transaction that is open.
    var runningStatement: String {
        let forgotten =
            direction == .up
            ? "completed_at = NULL, duration_ms = NULL, progress = \(document(nil)), "
            : "progress = nullif(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object("
                + "'imports', m.progress -> 'imports', 'definitions', m.progress -> 'definitions')), "
                + "'{}'), "
        return """
            INSERT INTO \(tableName) AS m (version, name, direction, status, run_id)
            VALUES (\(SQLText.literal(version)), \(SQLText.literal(name)), \
            \(SQLText.literal(direction.rawValue)), 'running', \(SQLText.literal(runID)))
            ON CONFLICT (version) DO UPDATE SET direction = excluded.direction, status = 'running',
            started_at = clock_timestamp(), \(forgotten)error = NULL,
            run_id = excluded.run_id
            """
    }

    // MARK: - During

    func progressSQL(_ progress: MigrationProgress) -> String {
        ownSettings + changingOneRow("progress = \(document(progress))")
    }

    /// Progress as the column has it, with what attempts before have left.
    private func document(_ progress: MigrationProgress?) -> String {
        guard progress != nil || earlier != nil else { return "NULL" }
        var progress = progress ?? MigrationProgress()
        progress.earlier = earlier
        return SQLText.literal(progress.json.compact) + "::pg_catalog.jsonb"
    }

    var restoreSQL: String {
        """
        \(ownSettings)\(ledger.restoreSQL);
        INSERT INTO \(tableName) (version, name, direction, status, run_id)
        VALUES (\(SQLText.literal(version)), \(SQLText.literal(name)), \
        \(SQLText.literal(direction.rawValue)), 'running', \(SQLText.literal(runID)))
        ON CONFLICT (version) DO UPDATE SET direction = excluded.direction, status = 'running',
        run_id = excluded.run_id
        """
    }

    // MARK: - After

    /// Says that the migration is completed; the last statements of its last transaction.
    func completion(_ completion: Completion) -> TrackingRecord {
        let checksums =
            direction == .up
            ? ", checksum = \(SQLText.literal(completion.checksum)), checksum_imports = "
                + SQLText.literal(completion.checksumImports) : ""
        let row =
            ownSettings
            + changingOneRow(
                """
                status = 'completed', completed_at = clock_timestamp(), error = NULL, \
                name = \(SQLText.literal(name)), duration_ms = \(completion.durationMilliseconds), \
                transactional = \(completion.isTransactional), \
                progress = \(SQLText.literal(completion.progress.json.compact))::pg_catalog.jsonb\
                \(checksums)
                """)
        return TrackingRecord(
            row: row, history: historySQL(completion.durationMilliseconds, error: nil))
    }

    /// What is known of a migration once it is completed.
    struct Completion {
        /// How long it took, in milliseconds.
        let durationMilliseconds: Int
        /// Whether all that it did became durable in one COMMIT.
        let isTransactional: Bool
        /// How many statements it ran.
        let progress: MigrationProgress
        /// The checksum of the file that was run.
        let checksum: String?
        /// The checksum of what it imported; nil where that is nothing.
        let checksumImports: String?
    }

    /// Says that the migration failed; a transaction of its own, but for the COMMIT.
    ///
    /// A `down` of which nothing is durable has changed nothing: the migration is applied as before,
    /// and keeps the error's text. What was cut off with a part of it durable stays `running`, as after
    /// a crash: the next command stops there, and does not run that part again.
    func failure(
        _ error: String, durationMilliseconds: Int, progress: MigrationProgress?, isCutOff: Bool
    ) -> TrackingRecord {
        let state: String
        if direction == .down, progress == nil {
            state = "direction = 'up', status = 'completed'"
        } else {
            let ending =
                isCutOff && progress != nil
                ? "status = 'running'"
                : "status = 'failed', completed_at = pg_catalog.clock_timestamp(), "
                    + "duration_ms = \(durationMilliseconds)"
            state = "\(ending), progress = \(document(progress))"
        }
        let row = """
            \(beginSQL); \(ownSettings)\(changingOneRow("""
                \(state), error = \(SQLText.literal(error))
                """))
            """
        return TrackingRecord(row: row, history: historySQL(durationMilliseconds, error: error))
    }

    private func historySQL(_ milliseconds: Int, error: String?) -> String {
        ledger.history.guardedSQL([
            HistoryAttempt(
                file: file, action: direction, durationMilliseconds: milliseconds, error: error,
                client: client, runID: runID)
        ])
    }

    // MARK: - Statements that hold whatever the migration has set

    /// An UPDATE that fails, by a division by zero, where it changes no row; the COMMIT behind it is
    /// then not reached.
    private func changingOneRow(_ assignments: String) -> String {
        """
        WITH changed AS (UPDATE \(tableName) SET \(assignments) \
        WHERE version = \(SQLText.literal(version)) RETURNING 1) \
        SELECT 1 / pg_catalog.count(*) FROM changed
        """
    }
}

/// What the end of a migration writes: its row, and behind a savepoint its line of history.
struct TrackingRecord {
    /// What moves the row.
    let row: String
    /// What appends to the history; its failure is a warning.
    let history: String

    /// Both, and the COMMIT.
    var committing: String { "\(row); \(history); COMMIT" }
}
