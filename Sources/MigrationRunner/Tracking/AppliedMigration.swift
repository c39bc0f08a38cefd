import MigrationKit
import PgQuery

/// A migration that is tracked as applied without having been run here.
struct AppliedMigration {
    /// The version as the table has it, or will have it.
    let version: String
    /// The tracked name.
    let name: String
    /// The file, for the history; the version where there is none.
    let file: String
    /// The checksum of the file as it is now; nil where there is none.
    let checksum: String?
    /// When it was applied, as ISO 8601 text; nil where nobody knows.
    var appliedAt: String?
    /// How long that took, in milliseconds; nil where nobody knows.
    var durationMilliseconds: Int?
}

extension MigrationStore {
    /// The statements that track migrations as applied: their rows, and last their lines of
    /// history, which ``Postgres/Connection/goOnWithoutHistory(_:)`` goes on without.
    ///
    /// - Parameter client: who says so, for the history.
    func appliedSQL(
        _ migrations: [AppliedMigration], runID: String, client: String
    ) -> [String] {
        guard !migrations.isEmpty else { return [] }
        let rows = migrations.map { migration in
            let time = SQLText.literal(migration.appliedAt) + "::pg_catalog.timestamptz"
            let duration = migration.durationMilliseconds
            return """
                (\(SQLText.literal(migration.version)), \(SQLText.literal(migration.name)), 'up', \
                'completed', \(time) - pg_catalog.make_interval(secs => \(duration ?? 0) / 1000.0), \
                \(time), \(duration.map(String.init) ?? "NULL"), \
                \(SQLText.literal(migration.checksum)), \(SQLText.literal(runID)))
                """
        }
        let history = migrations.map { migration in
            HistoryAttempt(
                file: migration.file, action: .up,
                durationMilliseconds: migration.durationMilliseconds, error: nil, client: client,
                runID: runID, endedAt: migration.appliedAt)
        }
        return [
            """
            INSERT INTO \(table.name) (version, name, direction, status, started_at, completed_at, \
            duration_ms, checksum, run_id) VALUES \(rows.joined(separator: ", "))
            ON CONFLICT (version) DO UPDATE SET name = excluded.name, \
            direction = excluded.direction, status = excluded.status, \
            started_at = excluded.started_at, completed_at = excluded.completed_at, \
            duration_ms = excluded.duration_ms, error = NULL, checksum = excluded.checksum, \
            checksum_imports = NULL, transactional = NULL, progress = NULL, run_id = excluded.run_id
            """, ledger.history.guardedSQL(history),
        ]
    }
}
