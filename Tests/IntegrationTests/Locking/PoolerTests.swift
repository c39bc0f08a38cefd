import TestSupport
import Testing

/// "Behind a transaction-pooling proxy session locks mean nothing": the guard speaks there, and neither
/// behind a session pooler nor on a direct connection.
@Suite(.enabled(if: PgBouncer.isThere, "scripts/setup unpacks PgBouncer"))
struct PoolerTests {
    private static let table = "await db.query('CREATE TABLE a (n int)');"

    private func run(
        _ scene: Scene, through pool: PgBouncer, _ arguments: String...
    ) throws -> JSMigrate.Outcome {
        try JSMigrate.run(
            arguments, in: scene.project, environment: ["DATABASE_URL": pool.url])
    }

    @Test(
        arguments: [
            ("transaction", []), ("statement", []), ("transaction", ["server_round_robin = 1"]),
            ("transaction", ["default_pool_size = 1"]),
        ] as [(String, [String])])
    func aPoolOfTransactionsIsRefused(mode: String, settings: [String]) throws {
        let scene = try Scene(up: Self.table)
        let pool = try PgBouncer(scene.database, mode: mode, settings: settings)
        let outcome = try run(scene, through: pool, "up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("a pooler that gives each transaction another backend"))
        #expect(outcome.errors.contains("--direct-url URL"))
        #expect(try !scene.sees("a") && !scene.sees("schema_migrations"))
        // Reading needs no lock.
        #expect(try run(scene, through: pool, "status").exitCode == (mode == "statement" ? 0 : 0))
    }

    @Test func theDirectURLIsTheWayAround() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                console.log(process.env.DATABASE_URL);
                const own = new pg.Pool({ connectionString: process.env.POOL_URL });
                await own.query('INSERT INTO a VALUES (1)');
                await own.end();
                """)
        let pool = try PgBouncer(scene.database, mode: "transaction")
        let outcome = try JSMigrate.run(
            ["up", "--direct-url", scene.database.url], in: scene.project,
            environment: ["DATABASE_URL": pool.url, "POOL_URL": pool.url])
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains(":\(scene.database.port)/"))
        // The pool leads to the same database, so its statements are part of the migration.
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(!outcome.errors.contains("another database"))
    }

    @Test func noLockGoesOnRegardless() throws {
        let scene = try Scene(up: Self.table)
        let pool = try PgBouncer(scene.database, mode: "transaction")
        let outcome = try run(scene, through: pool, "up", "--no-lock")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.sees("a"))
    }

    /// It refuses start-up options, or drops them: the settings come by SET, and stay.
    @Test(.needs(.version(14)), arguments: ["", "ignore_startup_parameters = options"])
    func aPoolOfSessionsIsFine(settings: String) throws {
        let scene = try Scene(
            up: """
                const show = async (name) => (await db.query(`SHOW ${name}`)).rows[0][name];
                console.log('first', await show('lock_timeout'), await show('idle_session_timeout'));
                await db.query('DISCARD ALL');
                console.log('then', await show('lock_timeout'));
                await db.query('RESET lock_timeout');
                console.log('last', await show('lock_timeout'));
                await db.query('CREATE TABLE a (n int)');
                await gate('end');
                """)
        try scene.database.query(
            "ALTER DATABASE \(scene.database.name) SET idle_session_timeout = '5min'")
        let pool = try PgBouncer(scene.database, mode: "session", settings: [settings])
        let running = try JSMigrate.start(
            ["up", "--lock-timeout", "250ms"], in: scene.project,
            environment: ["DATABASE_URL": pool.url])
        try running.waitForText("at end")
        let second = try run(scene, through: pool, "up", "--lock-wait", "100ms")
        #expect(second.exitCode == 6, "\(second)")
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("first 250ms 0\nthen 250ms\nlast 250ms\n"), "\(outcome)")
        #expect(!outcome.errors.contains("pooler"))
        #expect(try scene.state() == "up completed")
    }

    @Test func aDirectConnectionIsNoPooler() throws {
        let scene = try Scene(up: Self.table)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("pooler"))
    }
}
