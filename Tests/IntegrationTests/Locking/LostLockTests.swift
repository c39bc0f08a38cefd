import TestSupport
import Testing

/// "A lost lock connection cancels the running statement and ends the run (exit 6), recorded
/// truthfully."
@Suite struct LostLockTests {
    /// Ends the backend that holds the lock.
    private func endLock(_ scene: Scene) throws {
        let count = try scene.database.value(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_locks
            WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """)
        guard count == "1" else { throw TestFailure("\(count ?? "no") locks were held") }
    }

    private let reason = "the connection that held the lock was lost: terminating connection due to"

    @Test func theStatementThatRunsIsCancelled() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('SELECT pg_sleep(120)');
                """)
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        let running = try scene.start("up")
        try running.wait("for the statement") { try scene.somebodyWaits(for: "PgSleep") }
        try endLock(scene)
        let outcome = running.finish()
        #expect(outcome.exitCode == 6, "\(outcome)")
        #expect(outcome.errors.contains("error: \(reason)"))
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["error"]?.hasPrefix(reason) == true)
        #expect(try !scene.sees("a"))
        #expect(try !scene.sees("b"))
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
    }

    @Test func aScriptThatWaitsIsEnded() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('never');")
        let running = try scene.start(untilGate: "never")
        try endLock(scene)
        let outcome = running.finish()
        #expect(outcome.exitCode == 6, "\(outcome)")
        #expect(try scene.state() == "up failed")
        #expect(try !scene.sees("a"))
    }

    /// With all connections gone the truth is told on a new one.
    @Test func withEveryConnectionGoneTheFailureIsRecorded() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('never');")
        let running = try scene.start(untilGate: "never")
        try scene.database.terminateConnections()
        let outcome = running.finish()
        #expect(outcome.exitCode == 6 || outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.state() == "up failed")
        #expect(try !scene.sees("a"))
        #expect(try scene.run("status").output.contains("failed"))
    }

    @Test func withNoLockNothingIsLost() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('end');")
        let running = try scene.start(untilGate: "end", "up", "--no-lock")
        try scene.open("end")
        #expect(running.finish().exitCode == 0)
    }
}
