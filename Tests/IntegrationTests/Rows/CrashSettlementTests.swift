import TestSupport
import Testing

/// "After a crash the next command settles first."
@Suite struct CrashSettlementTests {
    /// Kills the program while the migration stands at the gate, and waits until its backends are gone.
    private func crash(_ scene: Scene, at gate: String, _ command: String = "up") throws {
        let running = try scene.start(untilGate: gate, command)
        running.send(signal: 9)
        #expect(running.finish().exitCode == nil)
        try waitForBackends(of: scene)
    }

    private func waitForBackends(of scene: Scene) throws {
        try #require(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
    }

    /// "`running` with nothing durable = nothing happened, run again."
    @Test(arguments: [
        "await db.query('CREATE TABLE a (n int)'); await gate('crash');",
        "await gate('crash'); await db.query('CREATE TABLE a (n int)');",
        "await db.query('BEGIN'); await db.query('CREATE TABLE a (n int)'); await gate('crash');"
            + " await db.query('COMMIT');",
    ])
    func nothingDurableRunsAgain(body: String) throws {
        let scene = try Scene(up: body)
        try crash(scene, at: "crash")
        #expect(try scene.state() == "up running")
        #expect(try !scene.sees("a"))
        try scene.open("crash")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("cut off before anything was done"), "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(try scene.state() == "up completed")
    }

    @Test func aDownWithNothingDurableIsAppliedAgain() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: "await db.query('DROP TABLE a'); await gate('crash');")
        ])
        #expect(try scene.run("up").exitCode == 0)
        let before = try scene.row()
        try crash(scene, at: "crash", "down")
        #expect(try scene.state() == "down running")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("cut off before anything was done"), "\(outcome)")
        let row = try scene.row()
        #expect(row["direction"] == "up")
        #expect(row["status"] == "completed")
        #expect(row["completed_at"] == before["completed_at"])
        #expect(row["checksum"] == before["checksum"])
        #expect(try scene.sees("a"))
        try scene.open("crash")
        #expect(try scene.run("down").exitCode == 0)
        #expect(try !scene.sees("a"))
    }

    /// "`running` with durable progress = stop (exit 5), name it, say what is durable", and offer the
    /// ways out.
    @Test(arguments: ["up", "down"])
    func durableProgressStopsTheNextCommand(command: String) throws {
        let scene = try Scene([
            "001-it.js": """
            await db.query('CREATE TABLE a (n int)');
            await db.query('BEGIN');
            await db.query('INSERT INTO a VALUES (1)');
            await gate('crash');
            """,
            "002-b.js": "await db.query('CREATE TABLE b (n int)')",
        ])
        try crash(scene, at: "crash")
        let before = try scene.row()
        let outcome = try scene.run(command)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("001 it"), "\(outcome)")
        #expect(outcome.errors.contains("1 statement is durable"))
        #expect(outcome.errors.contains("CREATE TABLE a (n int)"))
        #expect(outcome.errors.contains("it is applied:"))
        #expect(outcome.errors.contains("it is not applied:"))
        #expect(try scene.row() == before)
        #expect(try scene.numbers(in: "a").isEmpty)
        #expect(try !scene.sees("b"))
    }

    @Test func aCommitThatWasVisibleIsKnownAfterACrash() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN; CREATE TABLE a (n int); COMMIT');
                await gate('crash');
                """)
        let running = try scene.start(untilGate: "crash")
        try running.wait("until the COMMIT is visible") { try scene.sees("a") }
        running.send(signal: 9)
        _ = running.finish()
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("001 it"))
    }

    @Test func aStatementThatRanAloneIsKnownAfterACrash() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE INDEX CONCURRENTLY i ON a (n)');
                """)
        try scene.database.query("CREATE TABLE a (n int)")
        let blocker = try scene.database.openSession()
        try blocker.run("BEGIN; LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE")
        let running = try scene.start("up")
        try running.wait("until the index is being made") {
            try scene.somebodyWaits(for: "relation")
        }
        running.send(signal: 9)
        _ = running.finish()
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("CREATE INDEX CONCURRENTLY i ON a (n)"), "\(outcome)")
        try blocker.run("ROLLBACK")
    }

    @Test func migrationsCompletedBeforeTheCrashStay() throws {
        let scene = try Scene([
            "001-a.js": "await db.query('CREATE TABLE a (n int)')",
            "002-b.js": "await gate('crash')",
        ])
        try crash(scene, at: "crash")
        #expect(try scene.state("001") == "up completed")
        try scene.open("crash")
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.state("002") == "up completed")
    }

    // MARK: - Lost connections

    /// A connection that is lost in the middle ends the migration as failed.
    @Test(arguments: [
        "await db.query('SELECT pg_sleep(600)');",
        "await gate('middle'); await db.query('SELECT 1');",
        "await gate('middle'); await attempt(db.query('SELECT 1')); await attempt(db.query('SELECT 2'));",
        "await gate('middle');",
    ])
    func aLostConnectionIsAFailure(rest: String) throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); \(rest)")
        let running = try scene.start("up")
        try running.wait("until the migration is in its middle") {
            let sleeps = try scene.somebodyWaits(for: "PgSleep")
            return sleeps || running.output.contains("at middle")
        }
        try scene.database.query("SELECT pg_terminate_backend(\(scene.migrationBackend()))")
        try scene.open("middle")
        let outcome = running.finish()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["error"]?.isEmpty == false)
        try scene.write("001-it.js", "await db.query('CREATE TABLE a (n int)')")
        #expect(try scene.run("up").exitCode == 0)
    }

    @Test func withAllConnectionsLostTheFailureIsRecordedOnANewOne() throws {
        let scene = try Scene(
            up:
                "await db.query('CREATE TABLE a (n int)'); await gate('middle'); await db.query('SELECT 1');"
        )
        let running = try scene.start(untilGate: "middle")
        try scene.database.terminateConnections()
        try scene.open("middle")
        let outcome = running.finish()
        #expect([2, 6].contains(outcome.exitCode), "\(outcome)")
        #expect(try scene.state() == "up failed")
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.sees("a"))
        #expect(try scene.state() == "up completed")
    }

    /// The server commits, and its answer is lost: the row tells.
    @Test func aCommitWhoseAnswerIsLostIsSettledByTheRow() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try scene.recordTracking()
        // Ends the backend within its COMMIT, after the decision: the transaction stays committed.
        try scene.database.query(
            """
            CREATE FUNCTION record.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON schema_migrations
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.status = 'completed') EXECUTE FUNCTION record.refuse()
            """)
        let outcome = try scene.run("up")
        // Whichever it was, row and effects agree.
        let isThere = try scene.sees("a")
        #expect(try scene.state() == (isThere ? "up completed" : "up failed"), "\(outcome)")
        #expect(outcome.exitCode == (isThere ? 0 : 2), "\(outcome)")
    }

    // MARK: - Signals

    /// Ctrl+C: exit 130 soon, row `failed`, lock and backend gone.
    @Test(arguments: [
        "await db.query('CREATE TABLE a (n int)'); console.log('begun'); for (;;) {}",
        "await db.query('CREATE TABLE a (n int)'); console.log('begun'); await db.query('SELECT pg_sleep(600)');",
        "await db.query('CREATE TABLE a (n int)'); console.log('begun');"
            + " await new Promise((wake) => setTimeout(wake, 600000));",
        "await db.query('BEGIN; CREATE TABLE a (n int)'); console.log('begun');"
            + " await db.query('SELECT pg_sleep(600)').catch(() => { for (;;) {} });",
    ])
    func anInterruptEndsTheMigrationSoon(body: String) throws {
        let scene = try Scene(["001-it.js": body, "002-b.js": "await db.query('SELECT 1')"])
        let running = try scene.start("up")
        try running.waitForText("begun")
        if body.contains("pg_sleep") {
            try running.wait("until it sleeps") { try scene.somebodyWaits(for: "PgSleep") }
        }
        let clock = ContinuousClock()
        let start = clock.now
        running.send(signal: 2)
        let outcome = running.finish()
        // What it is at goes on for ten minutes or for ever; the tests share the machine with its load.
        #expect(clock.now - start < .seconds(30))
        #expect(outcome.exitCode == 130, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state("001") == "up failed")
        #expect(try scene.row("001")["error"]?.contains("SIGINT") == true)
        #expect(try scene.state("002") == "none")
        try waitForBackends(of: scene)
    }

    @Test func terminationEndsTheMigrationTheSameWay() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('never');")
        let running = try scene.start(untilGate: "never")
        running.send(signal: 15)
        #expect(running.finish().exitCode == 143)
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
        try waitForBackends(of: scene)
    }

    @Test func anInterruptedDownIsAppliedStill() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: "await db.query('DROP TABLE a'); await gate('never');")
        ])
        #expect(try scene.run("up").exitCode == 0)
        let running = try scene.start(untilGate: "never", "down")
        running.send(signal: 2)
        #expect(running.finish().exitCode == 130)
        #expect(try scene.sees("a"))
        #expect(try scene.state() == "up completed")
        #expect(try scene.row()["error"]?.contains("SIGINT") == true)
    }
}
