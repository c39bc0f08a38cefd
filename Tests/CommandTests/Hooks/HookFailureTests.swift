import TestSupport
import Testing

/// What becomes of a run in which a hook fails.
@Suite struct HookFailureTests: HookSuite {
    /// Each hook fails in each way.
    @Test(arguments: ["beforeAll", "beforeEach", "afterEach", "afterAll"])
    func aHookFails(_ hook: String) throws {
        let ways = [
            ("throw new Error('out of order');", "out of order"),
            ("await query('SELECT nothing');", "column \"nothing\" does not exist"),
            ("process.exit(3);", "it called process.exit(3)"),
            ("process.exitCode = 2;", "process.exitCode is 2"),
            ("await new Promise(() => {});", "it waits for something that can never happen"),
            ("await query('BEGIN');", "a transaction is still open at its end"),
            ("setTimeout(() => { throw new Error('late'); }, 5);", "late"),
            ("Promise.reject(new Error('nobody looks'));", "nobody looks"),
        ]
        for (way, reason) in ways {
            let scene = try scene(
                """
                async \(hook)({ query }) {
                  await query("INSERT INTO audit (what) VALUES ('\(hook)')");
                  \(way)
                },
                onError({ error }) { console.log('#', error.message); },
                """)
            let up = try scene.run("up")
            #expect(up.exitCode == 2, "\(way): \(up)")
            #expect(up.errors.contains("the hook \(hook) failed: \(reason)"), "\(way): \(up)")
            #expect(up.errors.contains("at \(scene.path("jsmigrate.config.mjs"))"), "\(way): \(up)")
            #expect(told(up).count == 1, "\(way): \(up)")
            // Nothing of what the hook wrote is there, but for what its own BEGIN made durable.
            #expect(try audit(scene) == (way.contains("BEGIN") ? [hook] : []), "\(way)")
            switch hook {
            case "beforeAll":
                #expect(up.errors.contains("help: no migration was run"))
                #expect(try scene.rows == [])
                #expect(try scene.ownTables == ["audit"])
            case "afterAll":
                #expect(up.errors.contains("help: the migrations of this run are done and stay"))
                #expect(try scene.rows == ["001 up completed", "002 up completed"])
            default:
                let rows = try scene.rows
                #expect(rows.count == 1, "\(rows)")
                #expect(
                    rows[0].hasPrefix("001 up failed: the hook \(hook) failed: \(reason)"),
                    "\(rows)")
                let isDurable = hook == "afterEach" && way.contains("BEGIN")
                #expect(try scene.ownTables == (isDurable ? ["a", "audit"] : ["audit"]))
            }
        }
    }

    @Test func onTheWayDown() throws {
        let scene = try scene(
            """
            beforeEach({ direction }) { if (direction === 'down') throw new Error('stays'); },
            """)
        #expect(try scene.run("up").exitCode == 0)
        let down = try scene.run("down")
        #expect(down.exitCode == 4, "\(down)")
        #expect(down.errors.contains("rolling back migration 002 failed: the hook beforeEach"))
        #expect(try scene.rows.last?.hasPrefix("002 up completed: ") == true)
        #expect(try scene.ownTables == ["a", "audit", "b"])
    }

    @Test func onErrorHidesNothing() throws {
        let scene = try scene(
            "onError() { throw new TypeError('worse'); },",
            ["migrations/001-a.js": "exports.up = () => { throw new Error('the cause'); };"])
        let up = try scene.run("up")
        #expect(up.exitCode == 2)
        #expect(up.errors.contains("warning: the hook onError failed: worse\n    at "), "\(up)")
        #expect(up.errors.contains("error: migration 001 failed: the cause"))
        #expect(try scene.rows == ["001 up failed: the cause"])
    }

    /// Where the connection is lost, the hook has failed, and `onError` can say so all the same.
    @Test func theConnectionIsLostInAHook() throws {
        for (hook, rows) in [("beforeEach", "failed"), ("afterAll", "completed")] {
            let scene = try scene(
                """
                \(hook): ({ query }) => query('SELECT pg_terminate_backend(pg_backend_pid())'),
                async onError({ query, error }) {
                  console.log('#', error.exitCode);
                  await query('SELECT 1');
                },
                """, Migrations.tables("a"))
            let up = try scene.run("up")
            #expect(up.exitCode == 2, "\(up)")
            #expect(up.errors.contains("the hook \(hook) failed: "), "\(up)")
            #expect(told(up) == ["# 2"])
            #expect(
                up.errors.contains(
                    "warning: the hook onError failed: the query is refused: the connection to the"
                        + " server is lost"), "\(up)")
            #expect(try scene.rows.first?.contains(rows) == true)
        }
    }

    /// What hooks print are events like those of migrations.
    @Test func asJSON() throws {
        let scene = try scene(
            """
            beforeAll() { console.log('all'); },
            afterEach() { console.error('each'); throw new Error('no'); },
            """, Migrations.tables("a"))
        let up = try scene.run("up", "--json")
        #expect(up.exitCode == 2)
        let logs = up.lines.filter { $0.contains(#""event":"log""#) }
        #expect(logs.count == 2, "\(up)")
        #expect(logs.first?.contains(#""version":null,"stream":"stdout","text":"all""#) == true)
        #expect(logs.last?.contains(#""version":"001","stream":"stderr","text":"each""#) == true)
        #expect(up.lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        #expect(up.lines.last?.contains(#""exit_code":2"#) == true)
    }

    @Test func exitingWithSuccess() throws {
        let scene = try scene(
            """
            async beforeAll({ query }) {
              query("INSERT INTO audit (what) VALUES ('issued')");
              setTimeout(() => console.log('#never'), 1);
              try { process.exit(0); } finally { console.log('#never'); }
            },
            afterEach() { console.log('#after'); process.exit(); },
            afterAll: ({ query }) => new Promise((resolve) => setTimeout(resolve, 20)),
            """)
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(told(up) == ["#after", "#after"])
        #expect(try audit(scene) == ["issued"])
        #expect(try scene.rows == ["001 up completed", "002 up completed"])
    }

    @Test func whatIsNotAwaitedIsWaitedFor() throws {
        let scene = try scene(
            """
            beforeEach({ query }) { query("INSERT INTO audit (what) VALUES ('each')"); },
            afterAll({ query }) {
              setTimeout(() => query("INSERT INTO audit (what) VALUES ('all')"), 5);
            },
            """, Migrations.tables("a"))
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        for hook in ["001: the hook beforeEach", "the hook afterAll"] {
            #expect(
                up.errors.contains("warning: \(hook) returned before its work was done"), "\(up)")
        }
        #expect(try audit(scene) == ["each", "all"])
        let strict = try scene.run("down", "--strict")
        #expect(strict.exitCode == 4, "\(strict)")
        #expect(try scene.rows.first?.hasPrefix("001 up completed: the hook beforeEach") == true)
    }

    @Test(arguments: ["beforeAll", "beforeEach", "afterEach", "afterAll"])
    func interruptedInAHook(_ hook: String) throws {
        for work in ["await query('SELECT pg_sleep(600)');", "for (;;);"] {
            let scene = try scene(
                """
                async \(hook)({ query }) {
                  await query("INSERT INTO audit (what) VALUES ('\(hook)')");
                  console.log('waiting');
                  \(work)
                },
                onError() { console.log('#onError'); },
                """, Migrations.tables("a"))
            let program = try JSMigrate.start(
                ["up"], in: scene.project, database: scene.database)
            try program.waitForText("waiting")
            program.send(signal: 2)
            let up = program.finish()
            #expect(up.exitCode == 130, "\(work): \(up)")
            #expect(told(up) == [])
            #expect(try audit(scene) == [])
            // Whatever it was, the next run goes on by itself.
            try scene.project.write("jsmigrate.config.mjs", "export default {};")
            let next = try scene.run("up")
            #expect(next.exitCode == 0, "\(next)")
            #expect(try scene.rows == ["001 up completed"])
        }
    }

    /// What a migration without a transaction has made durable is told, whatever its hook does behind it.
    @Test func afterEachFailsBehindWhatIsDurable() throws {
        for way in ["throw new Error('no');", "await query('SELECT nothing');", "process.exit(3);"]
        {
            let scene = try scene(
                "async afterEach({ query }) { await query('SELECT 1'); \(way) },",
                ["migrations/001-a.js": "exports.transaction = false;\n" + Migrations.table("a")])
            #expect(try scene.run("up").exitCode == 2)
            #expect(try scene.ownTables == ["a", "audit"])
            let status = try scene.run("status")
            #expect(
                status.output.contains(
                    "001 in the database: 1 statement is durable, the last: CREATE TABLE a (id int)"
                ),
                "\(way): \(status)")
        }
    }

    /// A timer that a hook leaves behind queries in nobody's transaction.
    @Test func whatAHookLeavesBehindIsRefused() throws {
        let scene = try scene(
            """
            async beforeEach({ query, migration }) {
              if (migration.version === '001') {
                const late = () => query('CREATE TABLE late ()').catch(() => { globalThis.isRefused = true; });
                const wait = () => { setTimeout(() => (globalThis.isNext ? late() : wait()), 20).unref(); };
                return wait();
              }
              globalThis.isNext = true;
              for (let n = 0; n < 6000 && !globalThis.isRefused; n++) {
                await new Promise((resolve) => setTimeout(resolve, 10));
              }
            },
            """)
        let up = try scene.run("up")
        #expect(up.exitCode == 2, "\(up)")
        #expect(
            up.errors.contains(
                "a query was refused, as the hook beforeEach of migration 001, which left it behind,"
                    + " is over: CREATE TABLE late ()"), "\(up)")
        #expect(try scene.ownTables == ["a", "audit"])
    }
}
