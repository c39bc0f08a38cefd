import TestSupport
import Testing

/// `--lock-timeout`, `--statement-timeout`, `--lock-retries`.
@Suite struct LockTimeoutTests {
    private static let alter = "await db.query('ALTER TABLE a ADD COLUMN m int');"

    /// A scene with a table that a session of psql has locked.
    private func blocked(_ body: String = Self.alter) throws -> (Scene, TestSession) {
        let scene = try Scene(up: body)
        try scene.database.query("CREATE TABLE a (n int)")
        let other = try scene.database.openSession()
        try other.run("BEGIN; LOCK TABLE a")
        return (scene, other)
    }

    @Test func aMigrationThatIsBlockedIsTriedAgain() throws {
        let (scene, other) = try blocked("await db.query('CREATE TABLE b (n int)'); " + Self.alter)
        let running = try scene.start("up", "--lock-timeout", "300ms")
        try running.waitForText("(2 of 10)")
        // An attempt may be over before it was asked who is in its way.
        try running.waitForText(
            "warning: 001: canceling statement due to lock timeout; blocked by backend ")
        try other.run("COMMIT")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains(" (psql), at work for "))
        #expect(outcome.errors.contains(", idle in transaction: LOCK TABLE a"))
        #expect(outcome.errors.contains(" rolled back, tried again in "))
        #expect(outcome.output.split(separator: "✓").count == 2)
        #expect(try scene.state() == "up completed")
        #expect(
            try scene.database.value("SELECT count(*) FROM migration_history WHERE success") == "1")
    }

    @Test func theLastAttemptFailsAndNamesWhoBlockedIt() throws {
        let (scene, other) = try blocked()
        let outcome = try scene.run("up", "--lock-timeout", "4s", "--lock-retries", "1")
        other.close()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("(1 of 1)"))
        #expect(!outcome.errors.contains("(2 of"))
        #expect(
            outcome.errors.contains(
                "error: migration 001 failed: canceling statement due to lock timeout"))
        #expect(outcome.errors.contains("\n  blocked by backend "), "\(outcome)")
        #expect(try scene.row()["error"] == "canceling statement due to lock timeout")
        #expect(
            try scene.database.value("SELECT count(*) FROM migration_history WHERE NOT success")
                == "1")
    }

    @Test func modulesAreLoadedAfresh() throws {
        let scene = try Scene([
            "001-it.js": """
            import { state } from '../state.js';
            state.count += 1;
            let runs = 0;
            export async function up(db) {
              runs += 1;
              console.log(`run ${runs}, count ${state.count}`);
              await db.query('INSERT INTO done VALUES (1)');
              await db.query('ALTER TABLE a ADD COLUMN m int');
            }
            """
        ])
        try scene.project.write("state.js", "export const state = { count: 0 };")
        try scene.database.query("CREATE TABLE a (n int); CREATE TABLE done (n int)")
        let other = try scene.database.openSession()
        try other.run("BEGIN; LOCK TABLE a")
        let running = try scene.start("up", "--lock-timeout", "300ms")
        try running.waitForText("(2 of 10)")
        try other.run("COMMIT")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.output.contains("run 2") && !outcome.output.contains("count 2"))
        #expect(try scene.numbers(in: "done") == ["1"])
    }

    @Test func notAfterDurableProgress() throws {
        let (scene, other) = try blocked(
            "await db.query('BEGIN'); await db.query('CREATE TABLE b (n int)');"
                + " await db.query('COMMIT'); " + Self.alter)
        let outcome = try scene.run("up", "--lock-timeout", "200ms")
        other.close()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(!outcome.errors.contains("tried again"))
        #expect(try scene.sees("b"))
        #expect(try scene.state() == "up failed")
    }

    @Test func notAfterItWroteAFile() throws {
        let (scene, other) = try blocked(
            "(await import('fs')).writeFileSync('written', 'x'); " + Self.alter)
        let outcome = try scene.run("up", "--lock-timeout", "200ms")
        other.close()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(!outcome.errors.contains("tried again"), "\(outcome)")
        #expect(outcome.errors.contains("canceling statement due to lock timeout"))
    }

    /// Two sessions that wait for each other, and a serialization failure: both may work the next time.
    @Test func aDeadlockIsTriedAgain() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('LOCK TABLE a');
                await gate('locked');
                await db.query('LOCK TABLE b');
                await db.query('COMMIT');
                """)
        try scene.database.query(
            "CREATE TABLE a (n int); CREATE TABLE b (n int);"
                + " ALTER DATABASE \(scene.database.name) SET deadlock_timeout = '100ms'")
        let other = try scene.database.openSession()
        try other.run("SET deadlock_timeout TO '60s'; BEGIN; LOCK TABLE b")
        let running = try scene.start(untilGate: "locked", "up", "--lock-retries", "3")
        other.send("LOCK TABLE a")
        // The one that waits last is the one that looks for a deadlock in time.
        try running.wait("for the other's wait") { try scene.somebodyWaits(for: "relation") }
        try scene.open("locked")
        try running.waitForText("warning: 001: deadlock detected; Process ")
        _ = try other.answer()
        try other.run("COMMIT")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("(1 of 3)"))
    }

    @Test func aSerializationFailureIsTriedAgain() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
                await db.query('SELECT sum(n) FROM a');
                await gate('read');
                await db.query('UPDATE a SET n = n + 1');
                await db.query('COMMIT');
                """)
        try scene.database.query("CREATE TABLE a AS SELECT 1 AS n")
        let running = try scene.start(untilGate: "read", "up", "--lock-retries", "3")
        try scene.database.query("UPDATE a SET n = n + 10")
        try scene.open("read")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("could not serialize access"))
        #expect(try scene.numbers(in: "a") == ["12"])
    }

    /// "It cannot be lost to RESET", nor to DISCARD; what a migration sets itself is its own.
    @Test(arguments: [
        ("RESET lock_timeout", "250ms"), ("RESET ALL", "250ms"), ("DISCARD ALL", "250ms"),
        ("SET lock_timeout TO DEFAULT", "250ms"), ("SET lock_timeout TO 7", "7ms"),
        ("SET SESSION AUTHORIZATION DEFAULT", "250ms"),
    ])
    func theTimeoutStays(statement: String, timeout: String) throws {
        let scene = try Scene(
            up: """
                await db.query('\(statement)');
                console.log('timeout', (await db.query('SHOW lock_timeout')).rows[0].lock_timeout);
                """)
        let outcome = try scene.run("up", "--lock-timeout", "250ms")
        #expect(outcome.output.contains("timeout \(timeout)\n"), "\(outcome)")
    }

    /// "Never applied to CONCURRENTLY."
    @Test(arguments: ["", "export const transaction = false;"])
    func aConcurrentIndexHasNoLockTimeout(more: String) throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: """
                    await db.query('CREATE INDEX CONCURRENTLY a_n ON a (n)');
                    console.log('timeout', (await db.query('SHOW lock_timeout')).rows[0].lock_timeout);
                    """, more: more)
        ])
        try scene.database.query("CREATE TABLE a (n int)")
        let other = try scene.database.openSession()
        try other.run("BEGIN; INSERT INTO a VALUES (1)")
        let running = try scene.start("up", "--lock-timeout", "100ms")
        try running.wait("for the index") {
            try scene.database.value(
                "SELECT count(*) FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'")
                == "1"
        }
        // Longer than the timeout.
        try other.run("SELECT pg_sleep(0.6)")
        try other.run("COMMIT")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("timeout 100ms\n"))
    }

    @Test func theStatementTimeoutHolds() throws {
        let scene = try Scene(up: "await db.query('SELECT pg_sleep(600)');")
        let outcome = try scene.run("up", "--statement-timeout", "4s")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains("failed: canceling statement due to statement timeout"))
        #expect(!outcome.errors.contains("tried again"))
    }
}
