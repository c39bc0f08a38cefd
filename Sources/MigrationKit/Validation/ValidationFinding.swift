/// One thing that a validator found out.
package struct ValidationFinding: Equatable, Sendable {
    /// The check's name where it is not the validator's own: one script may report several checks.
    package var check: String?

    /// What the check came to.
    package var status: ValidationStatus

    /// What was found, in lines for people: the first line says it, further ones name each case.
    package var details: String?

    /// The message of the error that kept the check from being made.
    package var error: String?

    /// Creates a finding.
    package init(
        check: String? = nil, status: ValidationStatus, details: String? = nil, error: String? = nil
    ) {
        self.check = check
        self.status = status
        self.details = details
        self.error = error
    }

    /// A check that found nothing wrong.
    package static func pass(_ details: String) -> ValidationFinding {
        ValidationFinding(status: .pass, details: details)
    }

    /// A check that found something to know.
    package static func warn(_ details: String) -> ValidationFinding {
        ValidationFinding(status: .warn, details: details)
    }

    /// A check that found something that must be settled.
    package static func fail(_ details: String) -> ValidationFinding {
        ValidationFinding(status: .fail, details: details)
    }
}
