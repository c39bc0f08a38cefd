import TestSupport
import Testing

/// The server goes, at once and with all that it had not written: `pg_ctl -m immediate stop`.
@Suite(.needs(.version(14))) struct ServerCrashTests {
    /// It comes back before the program has seen that it was away.
    @Test func crashedAndStartedAgain() throws {
        try runSample("server crashed and started again", away: 0, from: 0)
    }

    /// It is away for a while.
    @Test func crashedAndStartedLater() throws {
        try runSample("server crashed and started later", away: 300_000, from: 1)
    }

    /// A client of `transaction: false` may connect, and change something, when the server has crashed and is
    /// back: that something is about to happen must be on the disk by then.
    @Test func theNoteThatOthersRelyOnWaitsForTheDisk() throws {
        let database = try TestDatabase()
        let project = try Project([
            "migrations/001-own.js": """
            const { Client } = require('pg');
            exports.transaction = false;
            exports.up = async () => {
              const client = new Client();
              await client.connect();
              await client.query('CREATE TABLE a (n int)');
              await client.query('CREATE TABLE b (n int)');
              await client.end();
            };
            """
        ])
        let proxy = try WireProxy(to: database)
        let outcome = try JSMigrate.run(
            ["up"], in: project, environment: ["DATABASE_URL": proxy.url(of: database)])
        #expect(outcome.exitCode == 0, "\(outcome)")
        let notes = proxy.messages.filter {
            $0.direction == .toServer && $0.kind == "Q" && $0.text.contains("COMMIT")
                && $0.text.contains("CREATE TABLE a")
        }
        let waits = notes.map { !$0.text.contains("synchronous_commit = off") }
        #expect(waits.first == true && waits.contains(false), "\(notes)")
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
