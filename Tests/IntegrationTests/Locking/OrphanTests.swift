import TestSupport
import Testing

/// "The migration's session holds a second, shared advisory key; the next runner needs it exclusively."
@Suite struct OrphanTests {
    private static let key = "hashtextextended('jsmigrate:public', 1)"

    @Test func whatAKilledRunLeftAtWorkIsWaitedFor() throws {
        let scene = try Scene(
            up: """
                const key = process.env.FIRST;
                await db.query('CREATE TABLE a (n int)');
                if (key) { console.log('at work'); await db.query('SELECT pg_sleep(600)'); }
                """)
        let first = try JSMigrate.start(
            ["up"], in: scene.project, database: scene.database, environment: ["FIRST": "1"])
        try first.waitForText("at work")
        try first.wait("for the statement") { try scene.somebodyWaits(for: "PgSleep") }
        first.send(signal: 9)
        _ = first.finish()
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = try scene.run("up")
        // The statement would have gone on for ten minutes.
        #expect(clock.now - start < .seconds(120))
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
    }

    @Test func oneThatGoesOnIsNamedAndEnded() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        let orphan = try scene.database.openSession()
        try orphan.run("SELECT pg_advisory_lock_shared(\(Self.key))")
        let backend = try orphan.run("SELECT pg_backend_pid()").split(separator: "\n")[0]
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "warning: the session of a run that is gone is still at work; waiting for it:"
                    + " backend \(backend) (psql), host this machine, since "), "\(outcome)")
        #expect(
            outcome.errors.contains(
                "warning: it went on for too long and was ended: backend \(backend)"))
        #expect(try scene.sees("a"))
    }

    @Test func oneThatEndsByItselfIsOnlyNamed() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        let orphan = try scene.database.openSession()
        try orphan.run("SELECT pg_advisory_lock_shared(\(Self.key))")
        let running = try scene.start("up")
        try running.waitForText("is still at work; waiting for it")
        orphan.close()
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("was ended"))
    }

    /// The clients of `transaction: false` are sessions of the run, too; and DISCARD ALL takes nothing
    /// away.
    @Test(arguments: [
        "", "await db.query('DISCARD ALL');",
    ])
    func everySessionHasTheKey(before: String) throws {
        for more in ["", "export const transaction = false;"] {
            let scene = try Scene([
                "001-it.js": Scene.module(
                    up: "\(before) await db.query('CREATE TABLE a (n int)'); await gate('end');",
                    more: more)
            ])
            let running = try scene.start(untilGate: "end")
            let count = try scene.database.value(
                """
                SELECT count(*) FROM pg_locks JOIN pg_database AS d ON d.oid = database
                WHERE datname = current_database() AND locktype = 'advisory' AND mode = 'ShareLock'
                  AND granted AND (classid::bigint << 32 | objid::bigint) = \(Self.key)
                """)
            #expect(count == (more.isEmpty ? "1" : "2"))
            try scene.open("end")
            #expect(running.finish().exitCode == 0)
        }
    }
}
