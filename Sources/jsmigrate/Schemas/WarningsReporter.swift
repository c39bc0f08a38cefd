import MigrationKit

/// Tells of what goes on behind the scenes only what is wrong.
final class WarningsReporter: Reporter {
    private let reporter: any Reporter

    /// Makes a reporter that passes warnings on to another one.
    init(passingTo reporter: any Reporter) { self.reporter = reporter }

    func report(_ event: RunEvent) {
        if case .warning = event { reporter.report(event) }
    }
}
