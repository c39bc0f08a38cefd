import TestSupport
import Testing

/// The server goes, at once and with all that it had not written: `pg_ctl -m immediate stop`.
@Suite struct ServerCrashTests {
    /// It comes back before the program has seen that it was away.
    @Test func crashedAndStartedAgain() throws {
        try runSample("server crashed and started again", away: 0, from: 0)
    }

    /// It is away for a while.
    @Test func crashedAndStartedLater() throws {
        try runSample("server crashed and started later", away: 300_000, from: 1)
    }

    /// A crash costs half a second, so that each of the two tries every other point.
    private func runSample(_ title: String, away microseconds: UInt32, from first: Int) throws {
        let server = try CrashableServer()
        let stage = try CrashStage.shared()
        let report = FaultReport(title)
        let worker = try CrashWorker(on: server)
        for version in ["001", "004", "005", "008"] {
            let goal = Goal(.up, version, of: stage.versions)
            let scenario = try Scenario(goal, on: stage, with: worker)
            let points = CrashPoint.aroundCommits(of: scenario.messages, andEvery: 40)
            for index in stride(from: first, to: points.count, by: 2) {
                let fault = points[index].fault(
                    .perform { _ in
                        server.crash()
                        server.restart(after: microseconds)
                    })
                let result = scenario.result(of: fault, with: worker) {
                    try server.awaitStart()
                    try worker.reconnect()
                }
                report.add(result, of: scenario, at: points[index])
            }
        }
        report.check()
    }
}
