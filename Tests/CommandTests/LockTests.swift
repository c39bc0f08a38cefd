import TestSupport
import Testing

/// Two runs at once.
@Suite struct LockTests {
    /// A migration that is at work for as long as somebody else holds an advisory lock.
    static let waiting = """
        exports.up = async (db) => {
          console.log('at work');
          await db.query('SELECT pg_advisory_xact_lock(42)');
          await db.query('CREATE TABLE a (id int)');
        };
        """

    /// A run that is at work until the session says otherwise.
    private func held(_ scene: Scene) throws -> (TestSession, RunningProgram) {
        let session = try scene.database.openSession()
        try session.run("SELECT pg_advisory_lock(42)")
        let first = try JSMigrate.start(["up"], in: scene.project, database: scene.database)
        try first.waitForText("at work")
        try scene.waitForAdvisoryLock(42)
        return (session, first)
    }

    @Test func theSecondRunWaitsAndSaysForWhom() throws {
        let scene = try Scene(migration: Self.waiting)
        let (session, first) = try held(scene)
        let second = try JSMigrate.start(["up"], in: scene.project, database: scene.database)
        try second.waitForText("warning: waiting for another run: backend ")
        try session.run("SELECT pg_advisory_unlock(42)")
        let outcomes = [first.finish(), second.finish()]
        #expect(outcomes.map(\.exitCode) == [0, 0], "\(outcomes)")
        #expect(
            outcomes[1].errors.contains("(jsmigrate), host this machine, since "), "\(outcomes[1])")
        #expect(outcomes[1].errors.contains(" host this machine, since "))
        #expect(!outcomes[1].output.contains("at work"))
        #expect(try scene.rows == ["001 up completed"])
    }

    @Test func theWaitHasAnEnd() throws {
        let scene = try Scene(migration: Self.waiting)
        let (session, first) = try held(scene)
        let second = try scene.run("up", "--lock-wait", "200ms")
        #expect(second.exitCode == 6 && second.output.isEmpty, "\(second)")
        #expect(second.errors.contains("error: another run holds the lock: backend "))
        #expect(try scene.rows == ["001 up running"])
        // Reading needs no lock.
        #expect(try scene.run("status").output.contains("running"))
        try session.run("SELECT pg_advisory_unlock(42)")
        #expect(first.finish().exitCode == 0)
    }

    @Test func noLockIsHeldWithNoLock() throws {
        let scene = try Scene(migration: Self.waiting)
        let session = try scene.database.openSession()
        try session.run("SELECT pg_advisory_lock(42)")
        let first = try JSMigrate.start(
            ["up", "--no-lock"], in: scene.project, database: scene.database)
        try first.waitForText("at work")
        let count = try scene.database.value(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        #expect(count == "1")
        try session.run("SELECT pg_advisory_unlock(42)")
        #expect(first.finish().exitCode == 0)
    }

    @Test(arguments: [(2, 130), (15, 143)])
    func aSignalEndsARunAndLeavesNothing(signal: Int32, code: Int32) throws {
        let scene = try Scene(migration: Self.waiting)
        let (session, first) = try held(scene)
        first.send(signal: signal)
        let outcome = first.finish()
        #expect(outcome.exitCode == code, "\(outcome)")
        #expect(
            outcome.errors.hasSuffix(
                "error: interrupted by \(signal == 2 ? "SIGINT" : "SIGTERM")\n"))
        #expect(try scene.rows.first?.hasPrefix("001 up failed: interrupted by SIG") == true)
        #expect(try scene.ownTables == [])
        // But for the one that holds the other lock.
        try scene.waitForSessions(count: 1)
        try session.run("SELECT pg_advisory_unlock(42)")
        #expect(try scene.run("up").exitCode == 0)
    }

    /// A session takes its time to end on the server, and longer for each temporary table.
    @Test(arguments: ["", "exports.transaction = false;"])
    func theNextRunDoesNotMeetTheSessionsOfTheLast(setting: String) throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            \(setting)
            exports.up = (db) => db.query(`DO $$ BEGIN FOR n IN 1..3000 LOOP
              EXECUTE 'CREATE TEMP TABLE t' || n || ' ()'; END LOOP; END $$`);
            """, "migrations/002-b.js": Migrations.table("b"),
        ])
        #expect(try scene.run("up", "--steps", "1").exitCode == 0)
        let next = try scene.run("up")
        #expect(next.exitCode == 0 && next.errors.isEmpty, "\(next)")
    }

    @Test func anEndlessLoopIsInterrupted() throws {
        let scene = try Scene(
            migration:
                "exports.up = async (db) => { await db.query('CREATE TABLE a ()'); console.log('at work'); for (;;); };"
        )
        let running = try JSMigrate.start(["up"], in: scene.project, database: scene.database)
        try running.waitForText("at work")
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        #expect(try scene.rows == ["001 up failed: interrupted by SIGINT"])
        #expect(try scene.ownTables == [])
    }
}
