import MigrationKit

/// Hands events to a closure.
final class ClosureReporter: Reporter {
    private let tell: (RunEvent) -> Void

    init(_ tell: @escaping (RunEvent) -> Void) { self.tell = tell }

    func report(_ event: RunEvent) { tell(event) }
}
