import TestSupport
import Testing

/// "SIGINT and SIGTERM cancel the running statement, roll back, record `failed` with the reason,
/// release the lock, exit 130/143", whatever the migration is at.
@Suite struct EndingSignalTests {
    /// What a migration is at when the signal comes, behind `console.log('at work')`.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: String
    }

    static let cases = [
        Case(testDescription: "a statement", code: "await db.query('SELECT pg_sleep(120)');"),
        Case(
            testDescription: "a statement that nobody awaits",
            code: "db.query('SELECT pg_sleep(120)'); await new Promise(() => {});"),
        Case(
            testDescription: "a timer",
            code: "await new Promise((wake) => setTimeout(wake, 120000));"),
        Case(testDescription: "an endless loop", code: "for (;;) {}"),
        Case(
            testDescription: "an endless loop that catches",
            code: "for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } }"),
        Case(
            testDescription: "an endless chain of promises",
            code: "const p = () => Promise.resolve().then(p); await p();"),
        Case(
            testDescription: "an endless chain of awaits", code: "for (;;) { await null; }"),
        Case(
            testDescription: "an endless chain of ticks",
            code:
                "await new Promise(() => { const t = () => process.nextTick(t); t(); });"),
        Case(
            testDescription: "an endless chain of immediates",
            code: "await new Promise(() => { const t = () => setImmediate(t); t(); });"),
        Case(
            testDescription: "a regular expression that backtracks for ever",
            code: "/(a+)+$/.test('a'.repeat(60) + 'b');"),
        Case(
            testDescription: "a storm of JSON",
            code: "for (;;) JSON.parse(JSON.stringify(Array(1e5).fill({ a: [1] })));"),
        Case(
            testDescription: "listeners of its own",
            code:
                "for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => console.log('mine'));"
                + " await db.query('SELECT pg_sleep(120)');"),
        Case(
            testDescription: "a COMMIT",
            code: """
                await db.query(`CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN PERFORM pg_sleep(120); RETURN NULL; END'`);
                await db.query('CREATE CONSTRAINT TRIGGER w AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait()');
                await db.query('BEGIN');
                await db.query('INSERT INTO a VALUES (1)');
                await db.query('COMMIT');
                """),
    ]

    @Test(arguments: cases, [2, 15] as [Int32]) func aRunEnds(at work: Case, signal: Int32) throws {
        // One of both is enough for what takes its time.
        if signal == 15, work.testDescription.contains("ever") { return }
        let scene = try Scene(
            up: "await db.query('CREATE TABLE a (n int)'); console.log('at work'); \(work.code)")
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        let running = try scene.start("up")
        try running.waitForText("at work")
        if work.code.contains("pg_sleep") {
            try running.wait("for the statement") { try scene.somebodyWaits(for: "PgSleep") }
        }
        running.send(signal: signal)
        let outcome = running.finish()
        #expect(outcome.exitCode == 128 + signal, "\(outcome)")
        let reason = "interrupted by \(signal == 2 ? "SIGINT" : "SIGTERM")"
        #expect(outcome.errors.contains("error: \(reason)"), "\(outcome)")
        #expect(!outcome.output.contains("mine"))
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["error"] == reason)
        if work.code.contains("COMMIT") {
            // What ran before its BEGIN is durable.
            #expect(try scene.database.value("SELECT count(*) FROM a") == "0")
        } else {
            #expect(try !scene.sees("a"))
        }
        #expect(try scene.state("002") == "none" || scene.state("002") == "up pending")
        #expect(
            try scene.database.value("SELECT locked FROM migration_lock") == "f", "\(outcome)")
    }

    /// "A second SIGINT ends at once and still leaves the truth."
    @Test func aSecondSignalEndsAtOnce() throws {
        let scene = try Scene(
            up:
                "await db.query('CREATE TABLE a (n int)'); console.log('at work'); for (;;) { await null; }"
        )
        let running = try scene.start("up")
        try running.waitForText("at work")
        running.send(signal: 2)
        try running.wait("a moment") { true }
        let clock = ContinuousClock()
        let start = clock.now
        while clock.now - start < .milliseconds(400) { _ = try scene.database.query("SELECT 1") }
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        let state = try scene.state()
        #expect(state == "up running" || state == "up failed")
        try scene.write("001-it.js", "await db.query('CREATE TABLE a (n int)')")
        let next = try scene.run("up")
        #expect(next.exitCode == 0, "\(next)")
        #expect(try scene.sees("a"))
    }

    @Test func theWaitForTheLockEnds() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('end');")
        let first = try scene.start(untilGate: "end")
        let second = try scene.start("up")
        try second.waitForText("waiting for another run")
        second.send(signal: 2)
        let outcome = second.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        try scene.open("end")
        #expect(first.finish().exitCode == 0)
        #expect(try scene.state() == "up completed")
    }

    @Test func theAttemptToConnectEnds() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        let server = try SilentServer()
        let running = try JSMigrate.start(["up", "--database", server.url], in: scene.project)
        // Its signals are data as soon as it has looked for its files.
        try running.wait("until it is connected") {
            try running.connectionCount() > 0
        }
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        #expect(outcome.errors == "error: interrupted by SIGINT\n")
    }

    @Test func theLoadingOfAModuleEnds() throws {
        let scene = try Scene([
            "001-it.js": "console.log('at work'); for (;;) {} export const up = () => {};"
        ])
        let running = try scene.start("up")
        try running.waitForText("at work")
        running.send(signal: 15)
        let outcome = running.finish()
        #expect(outcome.exitCode == 143, "\(outcome)")
        #expect(try scene.row()["error"] == "interrupted by SIGTERM")
    }
}
