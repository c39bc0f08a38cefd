/// A check of a database before or after migrations run on it.
///
/// A validator reads and reports; it changes nothing, and the database it is given does not let it.
/// What it throws becomes a `FAIL` of its own and keeps no other validator from running.
package protocol MigrationValidator {
    /// The name that reports show it under: words with hyphens, as in `blocking-locks`.
    var name: String { get }

    /// The phases it runs in.
    var phases: Set<ValidationPhase> { get }

    /// How long it may take.
    var timeout: Duration { get }

    /// Makes the check.
    ///
    /// - Returns: What was found; nothing at all counts as one `PASS`.
    /// - Throws: Whatever kept the check from being made, most often the server's error.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding]
}

extension MigrationValidator {
    /// Thirty seconds: a check that needs longer is in the way of the run it should protect.
    package var timeout: Duration { .seconds(30) }
}
