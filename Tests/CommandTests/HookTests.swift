import TestSupport
import Testing

/// The hooks of a configuration file: when each is called, what it is told, and what becomes of a run in which
/// one fails.
@Suite struct HookTests {
    private func scene(_ hooks: String, _ files: [String: String]? = nil) throws -> Scene {
        let migrations = files ?? Migrations.tables("a", "b")
        let scene = try Scene(
            migrations.merging([
                "jsmigrate.config.mjs": "export default { hooks: {\n\(hooks)\n} };"
            ]) { first, _ in first })
        try scene.database.execute(
            "CREATE TABLE audit (id serial, what text, xid bigint DEFAULT txid_current())")
        return scene
    }

    /// What hooks wrote, in order.
    private func audit(_ scene: Scene) throws -> [String] {
        try scene.database.query("SELECT what FROM audit ORDER BY id").compactMap(\.first)
    }

    /// Hooks that print what they are told.
    private static let telling = ["beforeAll", "beforeEach", "afterEach", "afterAll", "onError"].map
    {
        """
        \($0)(event, migrations) {
          const { hook, command, direction, migration, results, error } = event;
          const took = event.durationMs === undefined ? '-' : typeof event.durationMs;
          console.log(['#' + hook, command, direction, migration?.file ?? '-', event.migrations.length,
            migrations.map(({ version }) => version).join('+'),
            results.map(({ version, status }) => version + ' ' + status).join('+'), took,
            error?.message ?? '-'].join(' | '));
        },
        """
    }.joined(separator: "\n")

    private func told(_ outcome: JSMigrate.Outcome) -> [String] {
        outcome.lines.filter { $0.hasPrefix("#") }
    }

    // MARK: - Order and arguments

    @Test func orderAndArguments() throws {
        let scene = try scene(Self.telling)
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(
            told(up) == [
                "#beforeAll | up | up | - | 2 | 001+002 |  | number | -",
                "#beforeEach | up | up | 001-a.js | 2 | 001 |  | - | -",
                "#afterEach | up | up | 001-a.js | 2 | 001 |  | number | -",
                "#beforeEach | up | up | 002-b.js | 2 | 002 | 001 completed | - | -",
                "#afterEach | up | up | 002-b.js | 2 | 002 | 001 completed | number | -",
                "#afterAll | up | up | - | 2 | 001+002 | 001 completed+002 completed | number | -",
            ])
        // Nothing is done around nothing.
        #expect(told(try scene.run("up")) == [])
        let redo = try scene.run("redo")
        #expect(
            told(redo).map { $0.split(separator: " | ").prefix(4).joined(separator: " ") } == [
                "#beforeAll redo down -", "#beforeEach redo down 002-b.js",
                "#afterEach redo down 002-b.js", "#afterAll redo down -",
                "#beforeAll redo up -", "#beforeEach redo up 002-b.js",
                "#afterEach redo up 002-b.js", "#afterAll redo up -",
            ], "\(redo)")
        let down = try scene.run("down", "--all")
        #expect(told(down).first == "#beforeAll | down | down | - | 2 | 002+001 |  | number | -")
        #expect(told(down).count == 6)
    }

    @Test func whatEndsARun() throws {
        let scene = try scene(
            Self.telling,
            Migrations.tables("a").merging([
                "migrations/002-wrong.js": "exports.up = (db) => db.query('SELECT nothing');",
                "migrations/003-c.js": Migrations.table("c"),
            ]) { first, _ in first })
        let up = try scene.run("up")
        #expect(up.exitCode == 2)
        #expect(
            told(up).suffix(2) == [
                "#beforeEach | up | up | 002-wrong.js | 3 | 002 | 001 completed | - | -",
                "#onError | up | up | 002-wrong.js | 3 | 001+002+003"
                    + " | 001 completed+002 failed | number"
                    + " | migration 002 failed: column \"nothing\" does not exist",
            ], "\(up)")
        // A rollback that is refused before it begins.
        try scene.project.write("migrations/001-a.js", "exports.up = () => {};")
        let down = try scene.run("down")
        #expect(down.exitCode == 4)
        #expect(told(down).map { $0.prefix(8) } == ["#onError"], "\(down)")
    }

    @Test func theFileIsReadOnceAndRemembers() throws {
        let scene = try Scene([
            "jsmigrate.config.mjs": """
            console.error('reading');
            const seen = [];
            setInterval(() => {}, 1000);
            export default async () => ({ hooks: {
              beforeEach: ({ migration }) => { seen.push(migration.version); },
              async afterAll({ query }) {
                const { rows } = await query('SELECT count(*)::int AS n FROM a');
                console.log('seen', seen.join(), rows[0].n);
              },
            } });
            """,
            "migrations/001-a.js": Migrations.table("a"),
            // A migration that exits has its runtime end, and no other.
            "migrations/002-exit.js": "exports.up = () => { process.exit(0); };",
            "migrations/003-plain.up.sql": "INSERT INTO a VALUES (1);",
        ])
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(up.output.contains("seen 001,002,003 1\n"), "\(up)")
        #expect(up.errorLines.filter { $0 == "reading" }.count == 1)
        // They are no part of a migration.
        try scene.project.write(
            "jsmigrate.config.mjs", "export default { hooks: { onError() {} } };")
        #expect(try scene.run("up").exitCode == 0)
        #expect(!(try scene.run("status").output.contains("changed")))
    }

    @Test func dryRunsSayThatTheyAreNotCalled() throws {
        let scene = try scene("beforeAll() { throw new Error('called'); }, afterEach() {}")
        let dry = try scene.run("up", "--dry-run")
        #expect(dry.exitCode == 0, "\(dry)")
        #expect(
            dry.errors.contains("note: hooks are not called in a dry run: beforeAll, afterEach"))
        #expect(try scene.run("status").exitCode == 0)
        let config = try scene.run("config")
        #expect(
            config.output.contains("beforeAll, afterEach  "), "\(config)")
    }

    // MARK: - Writing

    /// What `beforeEach` and `afterEach` write becomes durable with the migration's row.
    @Test(arguments: [
        ("wrapped", "exports.up = (db) => db.query('CREATE TABLE t (id int)');", "both"),
        (
            "block",
            """
            exports.up = async (db) => {
              await db.query('BEGIN');
              await db.query('CREATE TABLE t (id int)');
              await db.query("SET LOCAL search_path TO pg_catalog");
              await db.query('COMMIT');
            };
            """, "after"
        ),
        ("silent", "exports.up = () => {};", "both"),
        ("script", "module.exports = {}; require('pg'); ", "none"),
        (
            "path",
            "exports.up = (db) => db.query('SET search_path TO pg_catalog; SET ROLE nobody');",
            "both"
        ),
    ])
    func writesAreOneWithTheMigration(_ name: String, _ text: String, _ joined: String) throws {
        let scene = try scene(
            """
            beforeEach: ({ query }) => query("INSERT INTO audit (what) VALUES ('before')"),
            afterEach: ({ query, migration }) =>
              query('INSERT INTO audit (what) VALUES ($1)', ['after ' + migration.file]),
            """, ["migrations/001-\(name).js": text])
        try scene.database.execute(
            """
            DO $$ BEGIN CREATE ROLE nobody; EXCEPTION WHEN duplicate_object THEN NULL; END $$
            """)
        // The row says `completed` in the transaction of …
        #expect(try scene.run("init").exitCode == 0)
        try scene.database.execute(
            """
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              INSERT INTO public.audit (what) VALUES ('row'); RETURN NULL;
            END $$;
            CREATE TRIGGER note AFTER UPDATE ON schema_migrations FOR EACH ROW
              WHEN (new.status = 'completed') EXECUTE FUNCTION note();
            """)
        let up = try scene.run("up")
        guard joined != "none" else {
            // A failure takes what beforeEach wrote along.
            #expect(up.exitCode == 2, "\(up)")
            #expect(try audit(scene) == [])
            return
        }
        #expect(up.exitCode == 0, "\(up)")
        #expect(try audit(scene) == ["before", "after 001-\(name).js", "row"])
        let joining = try scene.database.query(
            "SELECT what FROM audit WHERE xid = (SELECT max(xid) FROM audit) ORDER BY id")
        #expect(joining.count == (joined == "both" ? 3 : 2))
        #expect(
            try scene.database.query("SELECT transactional FROM schema_migrations")
                == [[joined == "both" ? "t" : "f"]])
    }

    @Test func othersHaveATransactionOfTheirOwn() throws {
        let scene = try scene(
            """
            async beforeAll({ query }) {
              await query("INSERT INTO audit (what) VALUES ('1')");
              await query("INSERT INTO audit (what) VALUES ('2')");
            },
            async afterAll({ query }) {
              await query('CREATE INDEX CONCURRENTLY audit_what ON audit (what)');
              await query('BEGIN');
              await query("INSERT INTO audit (what) VALUES ('3')");
              await query('COMMIT');
            },
            """,
            [
                "migrations/001-a.sql":
                    "SET search_path TO pg_catalog; CREATE TABLE public.a (n int);"
            ])
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(try audit(scene) == ["1", "2", "3"])
        #expect(
            try scene.database.query("SELECT count(DISTINCT xid) FROM audit") == [["2"]])
        #expect(
            try scene.database.query("SELECT to_regclass('audit_what') IS NOT NULL") == [["t"]])
    }

    @Test func withoutATransactionAndWithOneForAll() throws {
        let hooks = """
            beforeEach: ({ query }) => query("INSERT INTO audit (what) VALUES ('before')"),
            afterEach: ({ query }) => query("INSERT INTO audit (what) VALUES ('after')"),
            onError: ({ query, results }) =>
              query('INSERT INTO audit (what) VALUES ($1)', ['error ' + results.length]),
            """
        let direct = try scene(
            hooks,
            [
                "migrations/001-a.js":
                    "exports.transaction = false;\n" + Migrations.table("a"),
                "migrations/002-b.js":
                    "exports.transaction = false;\nexports.up = () => { throw new Error('no'); };",
            ])
        let first = try direct.run("up")
        #expect(first.exitCode == 2, "\(first)")
        #expect(try audit(direct) == ["before", "after", "before", "error 2"])
        // What beforeEach wrote is durable, and the row says so.
        #expect(
            try direct.database.query("SELECT progress->>'statements' FROM schema_migrations")
                .compactMap(\.first).last == "1")
        let shared = try scene(
            hooks,
            [
                "migrations/001-a.js": Migrations.table("a"),
                "migrations/002-b.js": "exports.up = () => { throw new Error('no'); };",
            ])
        let all = try shared.run("up", "--single-transaction")
        #expect(all.exitCode == 2, "\(all)")
        #expect(try audit(shared) == ["error 1"])
        #expect(try shared.ownTables == ["audit"])
    }

    /// Killed in a hook, a run leaves nothing of its migration, and what the hook wrote comes once.
    @Test func killedInAHook() throws {
        for hook in ["beforeEach", "afterEach"] {
            let scene = try scene(
                """
                async \(hook)({ query }) {
                  await query("INSERT INTO audit (what) VALUES ('once')");
                  if (process.env.KILL) process.kill(process.pid, 'SIGKILL');
                },
                """,
                [
                    "migrations/001-a.js": """
                    exports.up = async (db) => {
                      await db.query('BEGIN'); await db.query('CREATE TABLE a (id int)');
                      await db.query('COMMIT');
                    };
                    """
                ])
            let killed = try scene.run("up", environment: ["KILL": "1"])
            #expect(killed.exitCode == nil, "\(killed)")
            let up = try scene.run("up")
            #expect(up.exitCode == 0, "\(hook): \(up)")
            #expect(try audit(scene) == ["once"])
            #expect(try scene.rows == ["001 up completed"])
        }
    }

    /// A session that the file has opened while it was read is no other one than the migration's.
    @Test func aPoolOfTheFile() throws {
        let scene = try Scene([
            "jsmigrate.config.mjs": """
            import { Pool } from 'pg';
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            await pool.query('SELECT 1');
            export default { hooks: { afterEach: () => pool.query('ALTER TABLE a ADD COLUMN n int') } };
            """, "migrations/001-a.js": Migrations.table("a"),
        ])
        let up = try scene.run("up", "--lock-timeout", "5s")
        #expect(up.exitCode == 0, "\(up)")
        #expect(try scene.rows == ["001 up completed"])
    }

    @Test func aMigrationThatIsTriedAgainHasItsHooksAgain() throws {
        let scene = try scene(
            """
            async beforeEach({ query }) {
              await query("INSERT INTO audit (what) VALUES ('before')");
              console.log('#call');
            },
            """,
            ["migrations/001-a.js": "exports.up = (db) => db.query('ALTER TABLE held ADD n int');"])
        try scene.database.execute("CREATE TABLE held (id int)")
        let session = try scene.database.openSession()
        try session.run("BEGIN; LOCK TABLE held")
        let program = try JSMigrate.start(
            ["up", "--lock-timeout", "200ms"], in: scene.project, database: scene.database)
        try program.waitForText("tried again")
        try session.run("COMMIT")
        let up = program.finish()
        #expect(up.exitCode == 0, "\(up)")
        #expect(told(up).count > 1)
        #expect(try audit(scene) == ["before"])
    }

    // MARK: - Failing

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

    // MARK: - The file

    @Test func whatIsNoHook() throws {
        let json = try Scene(
            Migrations.tables("a").merging([
                "jsmigrate.config.json": #"{"hooks": {"beforeAll": "./hook.js"}}"#
            ]) { first, _ in first })
        let refused = try json.run("up")
        #expect(refused.exitCode == 5)
        #expect(
            refused.errors.contains(
                "hooks are functions, which a .json file cannot hold; move the configuration to"
                    + " jsmigrate.config.mjs"), "\(refused)")
        let scene = try scene("beforeall() {}, afterEach: 'x'")
        let wrong = try scene.run("up")
        #expect(wrong.exitCode == 5)
        #expect(
            wrong.errors.contains(
                "there is no setting 'beforeall' in hooks. Did you mean 'beforeAll'?"))
        #expect(wrong.errors.contains("hooks.afterEach must be a function, and is a string"))
        #expect(try scene.ownTables == ["audit"])
    }

    @Test func secretsStayOut() throws {
        let scene = try scene(
            """
            beforeAll({ query }) { console.log('#', process.env.DATABASE_URL !== undefined); },
            afterEach: async ({ query }) => { await query('SELECT nothing'); },
            """, Migrations.tables("a"))
        let up = try scene.run(
            "up", environment: ["PGPASSWORD": "s3cret-word", "DB_PASSWORD": "s3cret-word"])
        #expect(up.exitCode == 2)
        #expect(told(up) == ["# true"])
        #expect(!up.output.contains("s3cret-word") && !up.errors.contains("s3cret-word"))
        #expect(!(try scene.rows.joined().contains("s3cret-word")))
    }
}
