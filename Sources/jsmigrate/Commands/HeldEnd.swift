import MigrationKit

/// Tells the end of a run only after what comes behind it: the last event has the exit code of all.
final class HeldEnd: Reporter {
    private let next: any Reporter
    private var summary: RunSummary?

    init(before next: any Reporter) { self.next = next }

    var wantsStatements: Bool { next.wantsStatements }

    func report(_ event: RunEvent) {
        if case .runFinished(let summary) = event {
            self.summary = summary
        } else {
            next.report(event)
        }
    }

    /// Tells the end.
    ///
    /// - Parameter exitCode: the program's.
    func tell(_ exitCode: ExitCode) {
        let run =
            summary
            ?? RunSummary(direction: .up, exitCode: .success, completed: 0, durationMilliseconds: 0)
        next.report(
            .runFinished(
                RunSummary(
                    direction: run.direction, exitCode: exitCode,
                    completed: run.completed, failed: run.failed, notRun: run.notRun,
                    durationMilliseconds: run.durationMilliseconds)))
    }
}
