import TestSupport
import Testing

/// "kill -9 at any moment leaves a database from which the next `up` goes on by itself, or stops and names the
/// one migration that must be looked at. No migration's effect is lost or applied twice."
@Suite(.needs(.version(14))) struct CrashMatrixTests {
    @Test func killedAnywhereOnTheWayUp() throws {
        try runMatrix(.up) { _ in true }
    }

    @Test func killedAnywhereOnTheWayDown() throws {
        // A script without `up` has no `down`.
        try runMatrix(.down) { $0 != "012" }
    }

    private func runMatrix(
        _ direction: Goal.Direction, _ isIncluded: (String) -> Bool
    ) throws {
        let stage = try CrashStage.shared()
        let worker = try CrashWorker()
        let report = FaultReport("crash matrix (\(direction))")
        let scenarios = try stage.versions.filter(isIncluded).map {
            try Scenario(Goal(direction, $0, of: stage.versions), on: stage, with: worker)
        }
        let work = scenarios.flatMap { scenario in
            // The first makes the tables, the third removes them.
            let isWhole = ["001", "003"].contains(scenario.goal.version)
            return CrashPoint.all(in: scenario.messages, isWhole: isWhole).map { (scenario, $0) }
        }
        try report.run(work, .kill)
        report.check()
    }
}
