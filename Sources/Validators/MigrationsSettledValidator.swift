import MigrationKit

/// Whether every migration that was begun has come to its end.
///
/// - Condition: `FAIL` for each row of the tracking table that is `running` or `failed`.
/// - Why: A failed migration must be mended and run again, and one that still says `running` after
///   the run was cut off: its effects may be there in part.
/// - Source: The tracking table `schema_migrations`, one row a version, in the state it is in now.
struct MigrationsSettledValidator: MigrationValidator {
    let name = "migrations-settled"
    let phases: Set<ValidationPhase> = [.post]

    /// A finding for each migration that is not settled, or one that says there are none.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let table = context.trackingTable else {
            return [.pass("There is no tracking table yet, so nothing was begun.")]
        }
        let rows = try context.database.query(Self.sql(table))
        guard !rows.isEmpty else { return [.pass("No migration is running or failed.")] }
        return try rows.map { row in
            .fail(
                try line(row),
                help: "`jsmigrate up` runs a failed one again; `jsmigrate repair` settles what was"
                    + " cut off.", migration: try row.text("version"))
        }
    }

    private func line(_ row: ReadOnlyRow) throws -> String {
        let migration = "\(try row.text("version")) \(try row.text("name"))"
        let direction = row["direction"] ?? "up"
        let since = row["started_at"].map { " since \($0)" } ?? ""
        guard try row.text("status") == "failed" else {
            return "\(migration): \(direction) is running\(since)."
        }
        let error = row["error"].map { ": \(Lines.shorten($0))" } ?? "."
        return "\(migration): \(direction) failed\(error)"
    }

    private static func sql(_ table: String) -> String {
        """
        SELECT version, name, direction, status, error,
               to_char(started_at, 'YYYY-MM-DD HH24:MI:SS TZ') AS started_at
          FROM \(table)
         WHERE status IN ('running', 'failed')
         ORDER BY id
        """
    }
}
