/// A line of `migration_history`: one attempt at a migration.
package struct HistoryEntry: Sendable, Equatable {
    /// The line's number.
    package var id: Int
    /// The kind of database, `postgres`.
    package var databaseType: String
    /// The name of the file that ran.
    package var file: String
    /// The way it ran: `up` or `down`.
    package var action: String
    /// When it ended, as ISO 8601 text; when it began, for one that a crash cut off.
    package var appliedAt: String
    /// How long it took, in milliseconds; nil where that is not known.
    package var durationMilliseconds: Int?
    /// Whether it was completed.
    package var isSuccess: Bool
    /// Why it was not.
    package var error: String?
    /// Who ran it: `user@host as role`.
    package var appliedBy: String?
    /// The run that it was part of.
    package var runID: String?

    /// Creates an entry.
    package init(
        id: Int, databaseType: String, file: String, action: String, appliedAt: String,
        durationMilliseconds: Int?, isSuccess: Bool, error: String?, appliedBy: String?,
        runID: String?
    ) {
        self.id = id
        self.databaseType = databaseType
        self.file = file
        self.action = action
        self.appliedAt = appliedAt
        self.durationMilliseconds = durationMilliseconds
        self.isSuccess = isSuccess
        self.error = error
        self.appliedBy = appliedBy
        self.runID = runID
    }

    /// The values by the names of the table's columns, in the table's order.
    var members: [(name: String, value: JSON)] {
        [
            ("id", .integer(id)), ("database_type", .string(databaseType)),
            ("migration_file", .string(file)), ("action", .string(action)),
            ("applied_at", .string(appliedAt)), ("execution_time_ms", JSON(durationMilliseconds)),
            ("success", .bool(isSuccess)), ("error_message", JSON(error)),
            ("applied_by", JSON(appliedBy)), ("run_id", JSON(runID)),
        ]
    }
}
