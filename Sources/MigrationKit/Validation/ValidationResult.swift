/// A finding as it stands in a report: with the name of its check, and measured.
package struct ValidationResult: Equatable, Sendable {
    /// The check's name.
    package var check: String

    /// What the check came to.
    package var status: ValidationStatus

    /// What was found, in lines for people.
    package var details: String?

    /// What to do about a `WARN` or a `FAIL`, in lines for people.
    package var help: String?

    /// The version of the migration that is to blame, where that is known.
    package var migration: String?

    /// The message of the error that kept the check from being made.
    package var error: String?

    /// How long the validator took, in milliseconds; the same for all findings of one validator.
    package var durationMilliseconds: Int

    /// Creates a result.
    package init(
        check: String, status: ValidationStatus, details: String? = nil, help: String? = nil,
        migration: String? = nil, error: String? = nil, durationMilliseconds: Int = 0
    ) {
        self.check = check
        self.status = status
        self.details = details
        self.help = help
        self.migration = migration
        self.error = error
        self.durationMilliseconds = durationMilliseconds
    }
}
