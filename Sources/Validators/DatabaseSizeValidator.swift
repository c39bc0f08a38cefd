package import MigrationKit

/// Whether the database is of a size at which rewriting or scanning a table takes its time.
///
/// - Condition: `WARN` over ``ValidationThresholds/databaseSizeMegabytes``.
/// - Why: What takes seconds on a small database takes hours on a large one, holds its locks for as
///   long, and needs the room of a second copy where a table is rewritten.
/// - Source: PostgreSQL manual, "Database Object Management Functions" (`pg_database_size`).
package struct DatabaseSizeValidator: MigrationValidator {
    /// `database-size`.
    package let name = "database-size"

    /// Before the run.
    package let phases: Set<ValidationPhase> = [.pre]

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: One finding.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let limit = context.thresholds.databaseSizeMegabytes
        return try context.database.query(Self.sql).map { row in
            let size = "Database \(try row.text("database")) holds \(try row.text("megabytes")) MB"
            guard try row.integer("bytes") > limit * 1_048_576 else {
                return .pass("\(size).")
            }
            return .warn(
                "\(size), over the limit of \(limit) MB: expect rewrites and index builds to take"
                    + " long, and look at the free disk space.")
        }
    }

    private static let sql = """
        SELECT quote_ident(current_database()) AS database,
               size AS bytes,
               round(size / 1048576.0, 2) AS megabytes
          FROM pg_database_size(current_database()) AS size
        """
}
