/// What all validators of one phase found, in the order in which they ran.
package struct ValidationReport: Equatable, Sendable {
    /// The phase that was validated.
    package var phase: ValidationPhase

    /// The results, at least one for each validator that ran.
    package var results: [ValidationResult]

    /// Creates a report.
    package init(phase: ValidationPhase, results: [ValidationResult]) {
        self.phase = phase
        self.results = results
    }

    /// Whether no result is a `FAIL`.
    package var ok: Bool {
        !results.contains { $0.status == .fail }
    }

    /// The report of a run whose server could not be reached, which fails `connectivity` and tries
    /// nothing else.
    package static func unreachable(
        phase: ValidationPhase, error: String, durationMilliseconds: Int = 0
    ) -> ValidationReport {
        let result = ValidationResult(
            check: "connectivity", status: .fail,
            details: "The server could not be reached, so no other check was made.",
            error: error, durationMilliseconds: durationMilliseconds)
        return ValidationReport(phase: phase, results: [result])
    }
}
