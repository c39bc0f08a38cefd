import TestSupport
import Testing

/// Tries many points, counts them, and tells what was not as it should be.
final class FaultReport {
    private let title: String
    private let start = ContinuousClock.now
    private var points = 0
    private var stops = 0
    private var problems: [String] = []

    init(_ title: String) { self.title = title }

    /// Does the same at each point, two at a time.
    func run(_ work: [(Scenario, CrashPoint)], _ action: WireFault.Action) throws {
        let results = try inParallel(work, makeWorker: CrashWorker.init) { work, worker in
            work.0.result(of: work.1.fault(action), with: worker)
        }
        for (work, result) in zip(work, results) { add(result, of: work.0, at: work.1) }
    }

    /// Notes what one point showed.
    func add(_ result: Scenario.Result, of scenario: Scenario, at point: CrashPoint) {
        points += 1
        if result.hasStopped { stops += 1 }
        guard let problem = result.problem else { return }
        problems.append(
            "\(scenario.goal.direction) \(scenario.goal.version), \(title) \(point): \(problem)")
    }

    /// Prints how many points were tried, and fails where one showed something wrong.
    func check() {
        print(
            "\(title): \(points) points, \(stops) of them stopped and were settled with repair,"
                + " \(ContinuousClock.now - start)")
        let text = problems.prefix(30).joined(separator: "\n\n")
        #expect(problems.isEmpty, "\(problems.count) of \(points):\n\(text)")
        #expect(points > 0)
    }
}
