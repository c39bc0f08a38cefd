/// Runs the validators of a phase one after the other and reports what they found.
package struct ValidationRunner {
    /// The validators to run.
    package let registry: ValidatorRegistry

    /// Creates a runner.
    package init(registry: ValidatorRegistry) {
        self.registry = registry
    }

    /// Runs all validators of the context's phase; a failing one keeps no other from running.
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
        var report = ValidationReport(phase: context.phase, results: [])
        var server: Result<ServerFacts, any Error>?
        for validator in registry.validators(in: context.phase) {
            if isInterrupted() { break }
            if server == nil, !validator.requirements.isEmpty {
                server = Result { try ServerFacts(reading: context.database) }
            }
            let results = measure(validator, context, server)
            report.results += results
            finished(results)
        }
        return report
    }

    private func measure(
        _ validator: any MigrationValidator, _ context: ValidationContext,
        _ server: Result<ServerFacts, any Error>?
    ) -> [ValidationResult] {
        let clock = ContinuousClock()
        let start = clock.now
        let findings = findings(of: validator, context, server)
        let milliseconds = Int((clock.now - start) / .milliseconds(1))
        return findings.map { finding in
            ValidationResult(
                check: finding.check ?? validator.name, status: finding.status,
                details: finding.details, help: finding.help, migration: finding.migration,
                error: finding.error, durationMilliseconds: milliseconds)
        }
    }

    private func findings(
        of validator: any MigrationValidator, _ context: ValidationContext,
        _ server: Result<ServerFacts, any Error>?
    ) -> [ValidationFinding] {
        do {
            for requirement in validator.requirements {
                guard let server = try server?.get() else { break }
                if let shortfall = requirement.shortfall(on: server) {
                    return [.skipped(shortfall)]
                }
            }
            let findings = try context.database.isolated(timeout: validator.timeout) {
                try validator.validate(context)
            }
            return findings.isEmpty ? [ValidationFinding(status: .pass)] : findings
        } catch {
            return [ValidationFinding(status: .fail, error: String(describing: error))]
        }
    }
}
