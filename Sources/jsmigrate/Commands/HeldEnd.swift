import EventLoop
import MigrationKit

/// Tells the end of a run as the last event of a command, with the exit code of all that the command does,
/// whichever way it ends.
final class HeldEnd: Reporter {
    private let next: JSONLinesReporter
    private let tally = RunTally()

    init(before next: JSONLinesReporter) { self.next = next }

    var wantsStatements: Bool { next.wantsStatements }

    func report(_ event: RunEvent) {
        if let earlier = tally.note(event) { next.report(.runFinished(earlier)) }
        if case .runFinished = event { return }
        next.report(event)
    }

    /// Tells the end.
    ///
    /// - Parameter exitCode: the program's.
    func tell(_ exitCode: ExitCode) {
        if let run = tally.end(with: exitCode) { next.report(.runFinished(run)) }
    }

    /// Sees to it that the end is also told where the process ends at once, as after a second Ctrl+C.
    func begin(on loop: EventLoop) {
        loop.signals?.addFarewell { [tally] code in
            guard let run = tally.end(with: ExitCode(rawValue: code)),
                let line = JSONLinesReporter.line(of: .runFinished(run), at: ProcessFacts.now)
            else { return }
            StandardStreams.writeAtOnce(line)
        }
    }
}
