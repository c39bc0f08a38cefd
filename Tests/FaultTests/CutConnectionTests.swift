import TestSupport
import Testing

/// The network goes at any moment: the program lives on, and says the truth.
@Suite(.needs(.version(14))) struct CutConnectionTests {
    /// The connections are cut at what ends transactions, before it reached the server and before its answer
    /// reached the program, and at some other messages.
    @Test func cutAnywhere() throws {
        try runSample(
            "all connections cut", .cut, ["001", "004", "005", "008", "009", "014", "015"],
            every: 16)
    }

    /// Only the idle connection, which holds the lock.
    @Test func theLocksConnectionIsCut() throws {
        try runSample("the lock's connection cut", .cutConnection(0), ["001", "005"], every: 25)
    }

    /// Only the one that the migration runs on.
    @Test func theMigrationsConnectionIsCut() throws {
        try runSample(
            "the migration's connection cut", .cutConnection(1), ["004", "005", "008"], every: 50)
    }

    private func runSample(
        _ title: String, _ action: WireFault.Action, _ versions: [String], every step: Int
    ) throws {
        let stage = try CrashStage.shared()
        let worker = try CrashWorker()
        let goals = versions.map { Goal(.up, $0, of: stage.versions) }
        let scenarios = try (goals + [Goal(.down, "005", of: stage.versions)]).map {
            try Scenario($0, on: stage, with: worker)
        }
        let report = FaultReport(title)
        try report.run(
            scenarios.flatMap { scenario in
                CrashPoint.aroundCommits(of: scenario.messages, andEvery: step).map {
                    (scenario, $0)
                }
            }, action)
        report.check()
    }
}
