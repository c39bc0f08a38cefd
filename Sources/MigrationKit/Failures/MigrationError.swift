/// A migration that failed; exit code 2 on the way up, 4 on the way down.
package struct MigrationError: Failure, Equatable {
    /// The version of the migration.
    package let version: MigrationVersion
    /// The way it was run.
    package let direction: MigrationDirection
    /// What it failed with: what the row and the events show.
    package let reason: String
    package let location: FileLocation?
    package let details: [String]
    package let remedy: String?

    /// Creates a failure of a migration; passwords in what it says are hidden.
    package init(
        version: MigrationVersion, direction: MigrationDirection, reason: String,
        location: FileLocation? = nil, details: [String] = [], remedy: String? = nil
    ) {
        self.version = version
        self.direction = direction
        self.reason = reason.withoutPasswords
        self.location = location
        self.details = details.map(\.withoutPasswords)
        self.remedy = remedy
    }

    package var exitCode: ExitCode { .failure(of: direction) }

    package var message: String {
        direction == .up
            ? "migration \(version) failed: \(reason)"
            : "rolling back migration \(version) failed: \(reason)"
    }
}
