import Glibc
import TestSupport
import Testing

/// "Server settings that end idle sessions or transactions are switched off for ours."
@Suite struct IdleTimeoutTests {
    @Test(.needs(.version(14)), arguments: ["", "export const transaction = false;"])
    func noTimeoutOfTheServerEndsARun(more: String) throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: """
                    await db.query('BEGIN');
                    await db.query('CREATE TABLE a (n int)');
                    for (const name of ['idle_in_transaction_session_timeout', 'idle_session_timeout'])
                      console.log(name, (await db.query(`SHOW ${name}`)).rows[0][name]);
                    await gate('end');
                    await db.query('COMMIT');
                    """, more: more)
        ])
        try scene.database.query(
            """
            ALTER DATABASE \(scene.database.name) SET idle_session_timeout = '4s';
            ALTER DATABASE \(scene.database.name) SET idle_in_transaction_session_timeout = '4s'
            """)
        let running = try scene.start(untilGate: "end")
        // Longer than the server would have it.
        _ = try scene.database.query("SELECT pg_sleep(6)")
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("idle_in_transaction_session_timeout 0\n"))
        #expect(outcome.output.contains("idle_session_timeout 0\n"))
        #expect(try scene.state() == "up completed")
    }

    /// The connection that waits for the lock is idle between two looks, and for as long as its program is held.
    @Test(.needs(.version(14))) func theWaitForTheLockIsNotEnded() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('end');")
        try scene.database.query(
            "ALTER DATABASE \(scene.database.name) SET idle_session_timeout = '4s'")
        let first = try scene.start(untilGate: "end")
        let second = try scene.start("up")
        try second.waitForText("waiting for another run")
        second.send(signal: SIGSTOP)
        _ = try scene.database.query("SELECT pg_sleep(6)")
        second.send(signal: SIGCONT)
        try scene.open("end")
        #expect(first.finish().exitCode == 0)
        let outcome = second.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    @Test(.needs(.version(14))) func aClientThatIsGoneIsLookedFor() throws {
        let scene = try Scene(
            up: """
                const name = 'client_connection_check_interval';
                console.log(name, (await db.query(`SHOW ${name}`)).rows[0][name]);
                """)
        let outcome = try scene.run("up")
        #expect(outcome.output.contains("client_connection_check_interval 500ms\n"), "\(outcome)")
    }
}
