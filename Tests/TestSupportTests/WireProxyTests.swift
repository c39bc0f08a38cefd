import Synchronization
import TestSupport
import Testing

/// The proxy on which the tests of crashes stand.
@Suite struct WireProxyTests {
    private func url(_ database: TestDatabase, by proxy: WireProxy) -> [String: String] {
        ["DATABASE_URL": proxy.url(of: database)]
    }

    private static let project = try? Project([
        "package.json": #"{"type": "module"}"#,
        "migrations/001-a.js": """
        export async function up(db) { await db.query('CREATE TABLE a (n int)'); }
        """,
    ])

    @Test func everyMessageIsCounted() throws {
        let project = try #require(Self.project)
        let database = try TestDatabase()
        let proxy = try WireProxy(to: database)
        let outcome = try JSMigrate.run(["up"], in: project, environment: url(database, by: proxy))
        proxy.stop()
        #expect(outcome.exitCode == 0, "\(outcome)")
        let messages = proxy.messages
        #expect(Set(messages.map(\.connection)).count >= 2)
        let texts = messages.filter { $0.direction == .toServer }.map(\.text)
        #expect(texts.contains("CREATE TABLE a (n int)"))
        #expect(messages.contains { $0.direction == .toProgram && $0.text == "COMMIT" })
        // Each connection ends with Terminate, and every request was answered.
        #expect(messages.count { $0.kind == "X" } == Set(messages.map(\.connection)).count)
        #expect(!proxy.hasFired)
    }

    @Test(arguments: [WireFault.Side.before, .after])
    func theProgramIsKilledAtOneMessage(side: WireFault.Side) throws {
        let project = try #require(Self.project)
        let database = try TestDatabase()
        let fault = WireFault(.kill, side) { message, _ in
            message.text.hasSuffix("; COMMIT") && message.text.contains("status = 'completed'")
        }
        let proxy = try WireProxy(to: database, fault: fault)
        let outcome = try JSMigrate.run(["up"], in: project, environment: url(database, by: proxy))
        #expect(outcome.exitCode == nil)
        #expect(proxy.hasFired)
        // The server goes on with what it has got.
        let deadline = ContinuousClock.now + .seconds(side == .after ? 60 : 0)
        var isThere = false
        repeat {
            isThere = try database.value("SELECT to_regclass('a') IS NOT NULL") == "t"
        } while !isThere && ContinuousClock.now < deadline
        #expect(isThere == (side == .after))
    }

    @Test func connectionsAreCutAndOthersAreTaken() throws {
        let database = try TestDatabase()
        let fault = WireFault(.cut, .before) { message, _ in message.text.contains("SELECT 2") }
        let proxy = try WireProxy(to: database, fault: fault)
        let project = try Project([
            "ask.js": """
            const { Client } = require('pg');
            const ask = async (text) => {
              const client = new Client({ connectionString: process.env.DATABASE_URL });
              client.on('error', () => {});
              await client.connect();
              const answer = await client.query(text).then(({ rows }) => rows[0].n, () => 'lost');
              await client.end().catch(() => {});
              return answer;
            };
            (async () => console.log(await ask('SELECT 1 AS n'), await ask('SELECT 2 AS n'),
              await ask('SELECT 3 AS n')))();
            """
        ])
        let outcome = try JSMigrate.run(
            ["exec", "ask.js"], in: project, environment: url(database, by: proxy))
        #expect(outcome.output == "1 lost 3\n", "\(outcome)")
    }

    @Test func aServerCrashesAndComesBack() throws {
        let server = try CrashableServer()
        let database = try TestDatabase(on: server.settings)
        try database.query("CREATE TABLE a (n int)")
        server.crash()
        #expect(throws: TestFailure.self) { try database.query("SELECT 1") }
        try server.restart()
        #expect(try database.query("SELECT * FROM a").isEmpty)
        try server.limitFileSize(16 << 20)
        let error = #expect(throws: TestFailure.self) {
            try database.query("INSERT INTO a SELECT generate_series(1, 1000000)")
        }
        #expect(error?.description.contains("could not extend file") == true)
        try server.limitFileSize(nil)
        try database.query("INSERT INTO a SELECT generate_series(1, 1000000)")
    }
}
