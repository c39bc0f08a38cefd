/// One migration's line in `status`.
package struct MigrationStatus: Sendable, Equatable {
    /// The version as the file has it, else as the table has it.
    package let version: MigrationVersion

    /// The tracked name, else the file name's part.
    package let name: String

    /// The name of the file, `nil` when it is gone.
    package let file: String?

    /// The state.
    package let state: MigrationState

    /// When it was applied, as ISO 8601 text; `nil` unless it is applied.
    package let appliedAt: String?

    /// How long its last run took, in milliseconds.
    package let durationMilliseconds: Int?

    /// The checksum recorded when it was applied, else that of the file.
    package let checksum: String?

    /// The error of the last run.
    package let error: String?

    /// The way of the last run; an error of one that is applied is that of its rollback.
    package let direction: MigrationDirection

    /// What a run that was cut off or failed has made durable; `nil` where that is nothing.
    package let progress: MigrationProgress?

    /// Whether only people can know what of it is in the database.
    package let needsDecision: Bool

    /// The object of `status --json`; where a run was cut off, the error says what is durable.
    package var json: JSON {
        .object([
            ("version", .string(version.text)),
            ("name", .string(name)),
            ("file", JSON(file)),
            ("state", .string(state.rawValue)),
            ("applied_at", JSON(appliedAt)),
            ("duration_ms", JSON(durationMilliseconds)),
            ("checksum", JSON(checksum)),
            ("error", JSON(error ?? (state == .running ? progress?.account : nil))),
        ])
    }
}
