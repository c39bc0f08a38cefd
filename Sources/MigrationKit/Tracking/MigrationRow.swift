/// A row of `schema_migrations`: the state that one version is in now.
package struct MigrationRow: Sendable, Equatable {
    /// The version as the table holds it.
    package var version: MigrationVersion

    /// The tracked name.
    package var name: String

    /// The direction of the last run.
    package var direction: MigrationDirection

    /// How far the last run got.
    package var status: RowStatus

    /// When the last run began, as ISO 8601 text.
    package var startedAt: String?

    /// When the last run ended, as ISO 8601 text.
    package var completedAt: String?

    /// The error of the last run, or of a roll back that was undone.
    package var error: String?

    /// How long the last run took, in milliseconds.
    package var durationMilliseconds: Int?

    /// The SHA-256 of the file that was applied, in hexadecimal.
    package var checksum: String?

    /// The SHA-256 of the project's files that it imported, in hexadecimal.
    package var checksumImports: String?

    /// Whether all that the run did became durable in one COMMIT.
    package var transactional: Bool?

    /// What the run has made durable so far.
    package var progress: MigrationProgress?

    /// The run that wrote the row; rows of the old runner have none.
    package var runID: String?

    /// Creates a row; what is not named is null.
    package init(
        version: MigrationVersion, name: String, direction: MigrationDirection, status: RowStatus,
        startedAt: String? = nil, completedAt: String? = nil, error: String? = nil,
        durationMilliseconds: Int? = nil, checksum: String? = nil, checksumImports: String? = nil,
        transactional: Bool? = nil, progress: MigrationProgress? = nil, runID: String? = nil
    ) {
        self.version = version
        self.name = name
        self.direction = direction
        self.status = status
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.error = error
        self.durationMilliseconds = durationMilliseconds
        self.checksum = checksum
        self.checksumImports = checksumImports
        self.transactional = transactional
        self.progress = progress
        self.runID = runID
    }

    /// Whether the migration is applied: its last run went up and was completed.
    package var isApplied: Bool { direction == .up && status == .completed }

    /// What runs that did not come to their end have made durable; `nil` where that is nothing.
    package var unfinishedProgress: MigrationProgress? {
        guard status == .running || status == .failed, let progress, progress.leavings != nil else {
            return nil
        }
        return progress
    }

    /// Whether one of our runs was cut off, or is at work now.
    package var isInterrupted: Bool { status == .running && !isOfOldRunner }

    /// Whether the row was written by the old runner, which knew no runs.
    package var isOfOldRunner: Bool { runID == nil }
}
