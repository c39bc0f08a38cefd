import TestSupport
import Testing

/// What hooks write, and with what it becomes durable.
@Suite struct HookWritingTests: HookSuite {
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
            ["up", "--lock-timeout", "200ms", "--lock-retries", "100"], in: scene.project,
            database: scene.database)
        try program.waitForText("tried again")
        try session.run("COMMIT")
        let up = program.finish()
        #expect(up.exitCode == 0, "\(up)")
        #expect(told(up).count > 1)
        #expect(try audit(scene) == ["before"])
    }

    /// A hook that removes the tracking table gets it back in its own transaction, as migrations do.
    @Test(arguments: ["beforeAll", "afterAll", "beforeEach", "afterEach"])
    func theTrackingTableComesBack(_ hook: String) throws {
        for sql in ["DROP TABLE schema_migrations", "BEGIN; DROP TABLE schema_migrations; COMMIT"] {
            let scene = try scene(
                "\(hook): ({ query }) => query('\(sql)'),", Migrations.tables("a"))
            let up = try scene.run("up")
            #expect(up.exitCode == 0, "\(hook), \(sql): \(up)")
            #expect(up.errors.contains("removed \"public\".schema_migrations"), "\(up)")
            #expect(try scene.ownTables == ["a", "audit"])
            let rows = hook == "afterAll" ? [] : ["001 up completed"]
            #expect(try scene.rows == rows, "\(hook), \(sql)")
            #expect(try scene.tables.contains("schema_migrations"))
        }
    }
}
