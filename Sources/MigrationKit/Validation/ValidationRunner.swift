/// Runs validators and measures them; what one of them does or throws keeps no other from running.
package struct ValidationRunner {
    /// The validators to run.
    package let registry: ValidatorRegistry

    /// Creates a runner.
    package init(registry: ValidatorRegistry) {
        self.registry = registry
    }

    /// Runs all validators of the context's phase, one after the other on the context's database.
    ///
    /// - Parameters:
    ///   - context: What the validators judge by; its phase says which of them run.
    ///   - isInterrupted: Asked before each validator; once it says yes, no further one runs.
    ///   - finished: Called with the results of each validator as soon as it is done.
    /// - Returns: The report of the phase.
    package func run(
        _ context: ValidationContext, isInterrupted: () -> Bool = { false },
        finished: ([ValidationResult]) -> Void = { _ in }
    ) -> ValidationReport {
        let board = ValidationBoard(
            registry.validators(in: context.phase), phase: context.phase)
        Self.empty(
            board, in: informed(context), isInterrupted: isInterrupted, finished: finished)
        return board.report
    }

    /// A context that knows the server, where a validator of its phase requires something of it.
    package func informed(_ context: ValidationContext) -> ValidationContext {
        var context = context
        let validators = registry.validators(in: context.phase)
        if validators.contains(where: { !$0.requirements.isEmpty }) {
            context.server = Result {
                try context.database.isolated(timeout: .seconds(30)) {
                    try ServerFacts(reading: context.database)
                }
            }
        }
        return context
    }

    /// Takes checks from a board and makes them until none is left of the kind.
    ///
    /// - Parameters:
    ///   - place: As in ``ValidationBoard/take(_:by:)``.
    ///   - thread: As there.
    ///   - context: What the validators judge by, with the database of this thread.
    ///   - isInterrupted: Asked before each check; once it says yes, no further one is made.
    ///   - finished: Called with the results of each check.
    package static func empty(
        _ board: ValidationBoard, at place: ValidationPlace? = nil, by thread: Int = 0,
        in context: ValidationContext, isInterrupted: () -> Bool,
        finished: ([ValidationResult]) -> Void = { _ in }
    ) {
        while !isInterrupted(),
            let (number, validator) = board.take(place, by: thread)
        {
            let results = measure(validator, context)
            board.finish(number, with: results)
            finished(results)
        }
    }

    private static func measure(
        _ validator: any MigrationValidator, _ context: ValidationContext
    ) -> [ValidationResult] {
        let clock = ContinuousClock()
        let start = clock.now
        let findings = findings(of: validator, context)
        let milliseconds = Int((clock.now - start) / .milliseconds(1))
        return findings.map { finding in
            ValidationResult(
                check: finding.check ?? validator.name, status: finding.status,
                details: finding.details, help: finding.help, migration: finding.migration,
                error: finding.error, durationMilliseconds: milliseconds)
        }
    }

    private static func findings(
        of validator: any MigrationValidator, _ context: ValidationContext
    ) -> [ValidationFinding] {
        var findings: [ValidationFinding]
        do {
            for requirement in validator.requirements {
                guard let server = try context.server?.get() else { break }
                if let shortfall = requirement.shortfall(on: server) {
                    return [.skipped(shortfall)]
                }
            }
            findings = try context.database.isolated(timeout: validator.timeout) {
                try validator.validate(context)
            }
            if findings.isEmpty { findings = [ValidationFinding(status: .pass)] }
        } catch {
            findings = [ValidationFinding(status: .fail, error: String(describing: error))]
        }
        let leftovers = context.database.leftovers.map {
            ValidationFinding(status: .fail, error: $0)
        }
        guard !leftovers.isEmpty else { return findings }
        // Not all is well, whatever it says itself.
        return findings.filter { $0.status > .pass || $0.check ?? validator.name != validator.name }
            + leftovers
    }
}
