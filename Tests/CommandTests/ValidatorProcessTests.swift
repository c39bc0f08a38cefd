import Filesystem
import MigrationKit
import TestSupport
import Testing

/// What scripts of the validators' folder do to their process ends that and nothing else.
@Suite struct ValidatorProcessTests {
    private func scene(_ validators: String..., settings: String = "{}") throws -> Scene {
        try Scene([
            "migrations/001-a.js": Migrations.table("a"), "jsmigrate.config.json": settings,
            "validators/checks.js": "module.exports = [\(validators.joined(separator: ",\n"))];",
        ])
    }

    @Test func signalsAndAbortsAreContained() throws {
        let refused = "FAIL: process.kill() is refused: this script is only to look\nat "
        let scene = try scene(
            "{ name: 'term', check() { process.kill(process.pid); } }",
            "{ name: 'int', check() { process.kill(process.pid, 'SIGINT'); } }",
            "{ name: 'parent', check() { process.kill(process.ppid, 'SIGKILL'); } }",
            "{ name: 'group', check() { process.kill(0); } }",
            "{ name: 'look', check: () => process.kill(process.pid, 0) }",
            "{ name: 'abort', check() { process.abort(); } }",
            "{ name: 'later', check: () => new Promise(() => setTimeout(() => process.exit(3), 1)) }",
            "{ name: 'listener', check() { process.on('exit', () => process.exit(4)); process.exit(0); } }",
            "{ name: 'thenable', check: () => ({ then() { process.exit(5); } }) }",
            "{ name: 'getter', check: () => ({ get status() { process.exit(6); } }) }",
            "{ name: 'toString', check: () => ({ status: 'WARN', details: { toJSON() { process.exit(7); } } }) }",
            "{ name: 'handles', check() { require('fs').closeSync(3); require('fs').closeSync(4); } }",
            "{ name: 'sound', check: async ({ query }) => { await query('SELECT 1'); } }")
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try ValidationResults(outcome)
        for name in ["term", "int", "parent", "group"] {
            #expect(found[name]?.hasPrefix(refused) == true)
        }
        #expect(found["look"] == "PASS")
        for (name, code) in [
            ("abort", 134), ("later", 3), ("listener", 0), ("thenable", 5), ("getter", 6),
            ("toString", 7),
        ] {
            #expect(found[name] == "FAIL: it called process.exit(\(code))")
        }
        #expect(found["handles"]?.hasPrefix("FAIL") == true)
        #expect(found["sound"] == "PASS")
        #expect(found["connectivity"]?.hasPrefix("PASS") == true)
    }

    @Test func whatOneDoesToItsSurroundingsIsNotTheNextOnes() throws {
        let scene = try scene(
            "{ name: 'moves', check() { process.chdir('/'); } }",
            "{ name: 'stays', check: () => ({ status: 'WARN', details: process.cwd() }) }",
            "{ name: 'writes', check() { require('fs').writeSync(1, 'past the console'); } }")
        let outcome = try scene.run("validate", "--pre", "--json")
        let found = try ValidationResults(outcome)
        #expect(found["stays"] == "WARN: \(try Filesystem.realPath(scene.project.path))")
        #expect(found["writes"] == "PASS")
        #expect(outcome.errors.contains("past the console"))
    }

    @Test func whatNeverEndsIsGivenUpWithItsMemory() throws {
        let scene = try scene(
            "{ name: 'chain', timeout: 100, check() { const p = () => Promise.resolve().then(p); return p(); } }",
            "{ name: 'regexp', timeout: 100, check: () => /(x+x+)+y/.test('x'.repeat(64)) }",
            "{ name: 'memory', check() { const kept = []; for (;;) kept.push(new Array(1e6).fill(1.5)); } }",
            "{ name: 'sound', check: async ({ query }) => { await query('SELECT 1'); } }",
            settings: #"{"thresholds": {"scriptMemoryMegabytes": 300}}"#)
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try ValidationResults(outcome)
        let givenUp = "FAIL: it did not end when its time was over, and was given up"
        let large = "FAIL: it used more than 300 MB of memory, and was ended"
        #expect(found["chain"] == givenUp || found["chain"] == large)
        #expect(
            found["regexp"] == givenUp || found["regexp"]?.hasPrefix("FAIL: it took longer") == true
        )
        #expect(found["memory"] == large)
        #expect(found["sound"] == "PASS")
    }

    @Test func aFileThatIsNeverLoadedToItsEndIsGivenUp() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a.js": "const l = []; for (;;) l.push(new Array(1e6).fill(1.5));",
            "validators/b.js": "module.exports = () => {};",
            "jsmigrate.config.json": #"{"thresholds": {"scriptMemoryMegabytes": 200}}"#,
        ])
        let found = try ValidationResults(try scene.run("validate", "--pre", "--json"))
        #expect(found["a"] == "FAIL: a.js: it used more than 200 MB of memory, and was ended")
        #expect(found["b"] == "PASS")
    }

    /// A validator that says that it has begun, with its process, and never ends.
    private static let endless = """
        { name: 'endless', check() {
            console.log(`begun ${process.pid}.`);
            const p = () => Promise.resolve().then(p); return p(); } }
        """

    private func process(of running: RunningProgram) throws -> Int32 {
        try running.waitForText(".\n")
        let text = running.output.split(separator: " ").last?.prefix { $0 != "." }
        return try #require(text.flatMap { Int32($0) })
    }

    private func isThere(_ process: Int32) -> Bool {
        // A zombie has ended.
        let status = try? Filesystem.readText("/proc/\(process)/stat")
        return status.map { !$0.contains(") Z ") } ?? false
    }

    @Test(arguments: [(Int32(2), Int32(130)), (15, 143)])
    func aSignalEndsTheCommandAndTheScript(signal: Int32, code: Int32) throws {
        let scene = try scene(Self.endless)
        let running = try JSMigrate.start(
            ["validate", "--pre"], in: scene.project, database: scene.database)
        let process = try process(of: running)
        running.send(signal: signal)
        let outcome = running.finish()
        #expect(outcome.exitCode == code, "\(outcome)")
        try running.wait("for the end of the scripts' process") { !isThere(process) }
    }

    @Test func theLastEventHasTheExitCodeOfTheCommand() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a.js":
                "module.exports = { phase: 'post', check() { console.error('now'); for (;;); } };",
        ])
        let running = try JSMigrate.start(
            ["up", "--validate", "--json"], in: scene.project, database: scene.database)
        try running.waitForText("now")
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        let last = try JSON(parsing: String(outcome.output.split(separator: "\n").last ?? ""))
        #expect(last["event"]?.string == "run_finished", "\(outcome)")
        #expect(last["exit_code"] == 130 && last["applied"] == 1, "\(outcome)")
    }

    @Test func theScriptsEndWithAProgramThatIsKilled() throws {
        let scene = try scene(Self.endless)
        let running = try JSMigrate.start(
            ["validate", "--pre"], in: scene.project, database: scene.database)
        let process = try process(of: running)
        #expect(isThere(process))
        running.send(signal: 9)
        _ = running.finish()
        try running.wait("for the end of the scripts' process") { !isThere(process) }
    }

    @Test func whatAnInstanceKeepsIsThereAfterTheRun() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-rows.js":
                "exports.up = (db) => db.query('INSERT INTO a VALUES (1), (2)');",
            "validators/counts.js": """
            class Counts {
              async preMigrationValidation({ query, phase, pending, applied, executed }) {
                this.pid = process.pid;
                this.before = (await query("SELECT count(*) FROM pg_class WHERE relname = 'a'")).rows[0].count;
                return { status: 'PASS', details: [phase, pending.length, applied.length, executed.length].join() };
              }
              async postMigrationValidation({ query, phase, pending, applied, executed }) {
                const after = (await query('SELECT count(*) FROM a')).rows[0].count;
                return { status: 'WARN', details: [this.before, after, this.pid === process.pid, phase,
                  pending.length, applied.length, executed.map((each) => each.version)].join() };
              }
            }
            module.exports = new Counts();
            """,
        ])
        let outcome = try scene.run("up", "--validate")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("pre,2,0,0"))
        #expect(outcome.output.contains("0,2,true,post,0,2,001,002"))
    }

    @Test func theScriptsHoldNoConnectionDuringTheRun() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              const connections = async () => (await db.query(`SELECT count(*)::int AS count FROM pg_stat_activity
                WHERE datname = current_database() AND backend_type = 'client backend'`)).rows[0].count;
              // One that was closed is there for a while longer.
              let count = await connections();
              for (let n = 0; n < 600 && count > 2; n++) {
                await new Promise((resolve) => setTimeout(resolve, 100));
                await db.query('SELECT pg_stat_clear_snapshot()');
                count = await connections();
              }
              console.log(`connections: ${count}.`);
            };
            """,
            "validators/a.js":
                "module.exports = async ({ query }) => { await query('SELECT 1'); };",
        ])
        let validated = try scene.run("up", "--validate")
        #expect(validated.exitCode == 0, "\(validated)")
        // The idle one and the migrations'.
        #expect(validated.output.contains("connections: 2."), "\(validated)")
    }
}
