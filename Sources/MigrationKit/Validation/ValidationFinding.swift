/// One thing that a validator found out.
package struct ValidationFinding: Equatable, Sendable {
    /// The check's name where it is not the validator's own: one script may report several checks.
    package var check: String?

    /// What the check came to.
    package var status: ValidationStatus

    /// What was found, in lines for people: the first line says it, further ones name each case.
    package var details: String?

    /// What to do about a `WARN` or a `FAIL`, in lines for people.
    package var help: String?

    /// The version of the migration that is to blame, where that is known.
    package var migration: String?

    /// The message of the error that kept the check from being made.
    package var error: String?

    /// Creates a finding.
    package init(
        check: String? = nil, status: ValidationStatus, details: String? = nil,
        help: String? = nil, migration: String? = nil, error: String? = nil
    ) {
        self.check = check
        self.status = status
        self.details = details
        self.help = help
        self.migration = migration
        self.error = error
    }

    /// A check that found nothing wrong.
    package static func pass(_ details: String) -> ValidationFinding {
        ValidationFinding(status: .pass, details: details)
    }

    /// A check that could not be made here, and that nothing is wrong with for all it knows.
    ///
    /// - Parameter reason: what was missing, in words that go on from "skipped: ".
    package static func skipped(_ reason: String) -> ValidationFinding {
        .pass("skipped: \(reason)")
    }

    /// A check that found something to know, and what to do about it.
    package static func warn(
        _ details: String, help: String? = nil, migration: String? = nil
    ) -> ValidationFinding {
        ValidationFinding(status: .warn, details: details, help: help, migration: migration)
    }

    /// A check that found something that must be settled, and how.
    package static func fail(
        _ details: String, help: String? = nil, migration: String? = nil
    ) -> ValidationFinding {
        ValidationFinding(status: .fail, details: details, help: help, migration: migration)
    }
}
