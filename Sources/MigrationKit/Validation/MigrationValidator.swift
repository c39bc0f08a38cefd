/// A check of a database before or after migrations run on it.
///
/// A validator reads and reports; it changes nothing, and the database it is given does not let it.
/// What it throws becomes a `FAIL` of its own and keeps no other validator from running.
package protocol MigrationValidator: Sendable {
    /// The name that reports show it under: words with hyphens, as in `blocking-locks`.
    var name: String { get }

    /// The phases it runs in.
    var phases: Set<ValidationPhase> { get }

    /// How long it may take.
    var timeout: Duration { get }

    /// The worst that it may report, for those who read a list of the checks.
    var severity: ValidationStatus { get }

    /// What it needs in order to check anything. Where something is unmet it is not run, and the
    /// report has a `PASS` that says what was missing.
    var requirements: [ValidationRequirement] { get }

    /// The file of the project that it is in; nil for one of the program's own.
    var source: String? { get }

    /// The threads on which it may run.
    var place: ValidationPlace { get }

    /// Makes the check.
    ///
    /// - Returns: What was found; nothing at all counts as one `PASS`.
    /// - Throws: Whatever kept the check from being made, most often the server's error.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding]
}

extension MigrationValidator {
    /// Thirty seconds: a check that needs longer is in the way of the run it should protect.
    package var timeout: Duration { .seconds(30) }

    /// `FAIL`.
    package var severity: ValidationStatus { .fail }

    /// Nil.
    package var source: String? { nil }

    /// Any.
    package var place: ValidationPlace { .anywhere }

    /// Nothing but a connection.
    package var requirements: [ValidationRequirement] { [] }
}
