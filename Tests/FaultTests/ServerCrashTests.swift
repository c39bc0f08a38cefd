import Synchronization
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

    /// A client may connect, and change something, when the server has crashed and is back: the note that
    /// something is about to happen must have been on the disk by then.
    @Test func crashedBeforeAClientConnects() throws {
        let server = try CrashableServer(settings: [("wal_writer_delay", "10s")])
        let database = try TestDatabase(on: server.settings)
        let project = try Project([
            "migrations/001-own.js": """
            const { Client } = require('pg');
            exports.transaction = false;
            exports.up = async () => {
              const client = new Client();
              await client.connect();
              await client.query('CREATE TABLE a (n int)');
            };
            """
        ])
        let noting = Mutex<Int?>(nil)
        let fault = WireFault(
            .perform { _ in
                server.crash()
                try? server.restart()
            }, .before
        ) { message, _ in
            noting.withLock { connection in
                guard message.direction == .toServer else {
                    return message.connection == connection && message.kind == "Z"
                }
                if message.text.contains("CREATE TABLE a") {
                    connection = connection ?? message.connection
                }
                return false
            }
        }
        let proxy = try WireProxy(to: database, fault: fault)
        let cutOff = try JSMigrate.run(
            ["up"], in: project, environment: ["DATABASE_URL": proxy.url(of: database)])
        #expect(proxy.hasFired)
        #expect(cutOff.exitCode != 0, "\(cutOff)")
        #expect(try database.value("SELECT count(*) FROM a") == "0")
        let next = try JSMigrate.run(["up"], in: project, database: database)
        #expect(next.exitCode == 5, "\(next)")
        #expect(next.errors.contains("001"), "\(next)")
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
