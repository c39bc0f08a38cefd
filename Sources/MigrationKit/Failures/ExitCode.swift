/// What the program tells its caller by its exit code.
package struct ExitCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// Success, also when there was nothing to do.
    package static let success = ExitCode(rawValue: 0)
    /// A validator before the run, the validation of files, or lint failed.
    package static let validationFailed = ExitCode(rawValue: 1)
    /// `diff` found differences: a check that failed, and what diff(1) ends with.
    package static let differencesFound = ExitCode(rawValue: 1)
    /// A migration failed.
    package static let migrationFailed = ExitCode(rawValue: 2)
    /// A validator after the run failed.
    package static let postValidationFailed = ExitCode(rawValue: 3)
    /// A rollback failed, or there is no `down`.
    package static let rollbackFailed = ExitCode(rawValue: 4)
    /// Configuration, usage or environment, and every refusal before anything ran.
    package static let refused = ExitCode(rawValue: 5)
    /// The lock was not obtained, or was lost.
    package static let lockNotObtained = ExitCode(rawValue: 6)
    /// `status --exit-code` found something pending.
    package static let pending = ExitCode(rawValue: 7)
    /// SIGINT: 128 and the signal's number.
    package static let interrupted = ExitCode(rawValue: 130)
    /// SIGTERM: 128 and the signal's number.
    package static let terminated = ExitCode(rawValue: 143)

    /// The code for a migration that failed in a direction.
    package static func failure(of direction: MigrationDirection) -> ExitCode {
        direction == .up ? .migrationFailed : .rollbackFailed
    }
}
