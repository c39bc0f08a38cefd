import TestSupport
import Testing

/// "`transaction: false`: no wrapper, and `pg` is plain node-postgres: each client has its own
/// connection."
@Suite struct NoTransactionTests {
    private func scene(_ body: String, down: String? = nil) throws -> Scene {
        try Scene([
            "001-it.js": Scene.module(
                up: body, down: down, more: "export const transaction = false;")
        ])
    }

    @Test func eachStatementIsDurableAtOnce() throws {
        let scene = try scene(
            """
            await db.query('CREATE TABLE a (n int)');
            await db.query('INSERT INTO a VALUES (1)');
            await gate('end');
            await db.query('VACUUM a');
            """)
        let running = try scene.start(untilGate: "end")
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(try scene.state() == "up running")
        #expect(try scene.row()["statements"] == "2")
        #expect(try scene.row()["last"] == "INSERT INTO a VALUES (1)")
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(try scene.row()["transactional"] == "false")
    }

    @Test func eachClientHasItsOwnConnection() throws {
        let scene = try scene(
            """
            const pool = new pg.Pool();
            const [one, two] = [await pool.connect(), await pool.connect()];
            const pid = async (c) => (await c.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
            console.log('differ', await pid(one) !== await pid(two));
            await one.query('CREATE TABLE a (n int)');
            await one.query('BEGIN');
            await two.query('BEGIN');
            await one.query('INSERT INTO a VALUES (1)');
            await two.query('INSERT INTO a VALUES (2)');
            console.log('rows', (await two.query('SELECT * FROM a')).rowCount);
            await gate('open');
            await one.query('COMMIT');
            await two.query('ROLLBACK');
            one.release(); two.release();
            """)
        let running = try scene.start(untilGate: "open")
        #expect(try scene.numbers(in: "a").isEmpty)
        try scene.open("open")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("differ true\nrows 1"))
        #expect(!outcome.errors.contains("joined"))
        #expect(try scene.numbers(in: "a") == ["1"])
    }

    /// "A statement that waits for a lock of another connection of ours fails at once and says so."
    @Test func aWaitForAnOwnLockFailsAtOnceAndSaysSo() throws {
        let scene = try scene(
            """
            const pool = new pg.Pool();
            const [one, two] = [await pool.connect(), await pool.connect()];
            await one.query('BEGIN');
            await one.query('CREATE TABLE a (n int)');
            await two.query('CREATE TABLE a (n int)');
            """)
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = try scene.run("up")
        #expect(clock.now - start < .seconds(30))
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.text.contains("waited for a lock that another connection of this migration"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    @Test func aWaitForALockOfSomebodyElseGoesOn() throws {
        let scene = try scene("await db.query('INSERT INTO a VALUES (1)')")
        try scene.database.query("CREATE TABLE a (n int)")
        let other = try scene.database.openSession()
        try other.run("BEGIN; LOCK TABLE a")
        let running = try scene.start("up")
        try running.wait("until it waits") { try scene.somebodyWaits(for: "relation") }
        #expect(try scene.row()["next"] == "INSERT INTO a VALUES (1)")
        try other.run("COMMIT")
        #expect(running.finish().exitCode == 0)
        #expect(try scene.numbers(in: "a") == ["1"])
    }

    @Test func whatIsDurableStaysWhenTheMigrationFails() throws {
        let scene = try scene(
            """
            await db.query('CREATE TABLE a (n int)');
            throw new Error('half way');
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["statements"] == "1")
        #expect(try scene.row()["error"] == "half way")
    }

    @Test func aTransactionOfAClientLeftOpenIsAFailure() throws {
        let scene = try scene(
            """
            const client = await new pg.Pool().connect();
            await client.query('BEGIN');
            await client.query('CREATE TABLE a (n int)');
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("still open"))
        #expect(try !scene.sees("a"))
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
    }

    @Test func aDroppedTrackingTableIsMadeAgain() throws {
        let scene = try scene(
            """
            await db.query('DROP TABLE schema_migrations');
            await db.query('CREATE TABLE a (n int)');
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(try scene.state() == "up completed")
        #expect(outcome.errors.contains("earlier rows are gone"), "\(outcome)")
    }

    /// A class field says it, too.
    @Test func aClassFieldSaysIt() throws {
        let scene = try Scene([
            "001-it.js": """
            export default class {
              transaction = false;
              async up(db) { await db.query('CREATE TABLE a (n int)'); throw new Error('late'); }
            }
            """
        ])
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.sees("a"))
    }

    @Test func afterACrashTheNextCommandStopsAndNamesIt() throws {
        let scene = try scene(
            """
            await db.query('CREATE TABLE a (n int)');
            await gate('crash');
            """)
        let running = try scene.start(untilGate: "crash")
        running.send(signal: 9)
        _ = running.finish()
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.text.contains("CREATE TABLE a (n int)"))
        #expect(try scene.state() == "up running")
    }
}
