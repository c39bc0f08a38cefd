import MigrationKit
import TestSupport
import Testing

/// What the validation after a run knows of the run: which statements stand, and whose they are.
@Suite struct PostFlightTests {
    /// The status, details and migration of a check of the last report.
    private func result(
        of check: String, in outcome: JSMigrate.Outcome
    ) throws -> (status: String, details: String) {
        for line in outcome.lines.reversed() {
            guard case .array(let results) = try JSON(parsing: line)["results"] else { continue }
            let found = results.first { $0["check"]?.string == check }
            return (found?["status"]?.string ?? "", found?["details"]?.string ?? "")
        }
        Issue.record("\(outcome)")
        return ("", "")
    }

    @Test func onlyStatementsThatStandAreExpected() throws {
        let scene = try Scene([
            "migrations/001-own-blocks.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE kept (id int)');
              await db.query('ALTER TABLE kept ADD COLUMN id int').catch(() => {});
              await db.query('BEGIN');
              await db.query('CREATE TABLE undone (id int)');
              await db.query('ROLLBACK');
              await db.query('BEGIN');
              await db.query('CREATE TABLE second (id int)');
              await db.query('SAVEPOINT here');
              await db.query('CREATE TABLE third (id int)');
              await db.query('ROLLBACK TO here');
              await db.query('COMMIT');
              for (let n = 0; n < 500; n++) await db.query('INSERT INTO kept VALUES ($1)', [n]);
            };
            """,
            "migrations/002-apart.js": """
            exports.transaction = false;
            const { Client } = require('pg');
            exports.up = async () => {
              const [one, two] = [new Client(), new Client()];
              await one.connect(); await two.connect();
              await one.query('CREATE SCHEMA app; SET search_path TO app');
              await one.query('CREATE TABLE inside (id int)');
              await two.query('CREATE TABLE outside (id int)');
              await two.query('BEGIN; CREATE TABLE never (id int); ROLLBACK');
              await one.query('CREATE TABLE again (id int)');
              await one.end(); await two.end();
            };
            """,
            "migrations/003-concurrent.sql":
                "CREATE INDEX CONCURRENTLY kept_id ON kept (id);\nDROP TABLE second;",
        ])
        let outcome = try scene.run("up", "--validate", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let expected = try result(of: "expected-objects", in: outcome)
        #expect(expected.status == "PASS")
        // Four tables with a column each, an index, and a schema.
        #expect(expected.details.hasPrefix("10 objects of the migrations sought"), "\(expected)")
        #expect(try result(of: "missing-statistics", in: outcome).details.contains("migration 001"))
        // What the rows and the files keep of the run says the same.
        let later = try scene.run("validate", "--post", "--json")
        #expect(try result(of: "expected-objects", in: later).details == expected.details)
    }

    @Test func aSharedTransactionIsKeptAccountOf() throws {
        let scene = try Scene([
            "migrations/001-blocks.js": """
            exports.up = async (db) => {
              await db.query('BEGIN');
              await db.query('CREATE TABLE undone (id int)');
              await db.query('ROLLBACK');
              await db.query('BEGIN; CREATE TABLE kept (id int); COMMIT');
            };
            """,
            "migrations/002-rename.sql": "ALTER TABLE kept RENAME TO renamed;",
        ])
        let outcome = try scene.run("up", "--validate", "--single-transaction", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try result(of: "expected-objects", in: outcome).details
                == "2 objects of the migrations sought, all there.")
    }

    @Test func whatWasTriedAgainCountsOnce() throws {
        let scene = try Scene([
            "migrations/001-table.sql": "CREATE TABLE t (id int);",
            "migrations/002-change.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE first_' + process.hrtime.bigint() + ' (id int)');
              await db.query('ALTER TABLE t ADD COLUMN more int');
            };
            """,
        ])
        #expect(try scene.run("up", "--steps", "1").exitCode == 0)
        let holder = try scene.database.openSession()
        // At work, as one that is idle with such a lock stops the run before it begins.
        holder.send("BEGIN; LOCK TABLE t IN ACCESS SHARE MODE; SELECT pg_sleep(600)")
        let sleeper =
            "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
        try scene.database.wait(for: "SELECT count(*) > 0 \(sleeper)")
        let running = try JSMigrate.start(
            ["up", "--validate", "--json", "--lock-timeout", "200ms", "--lock-retries", "100"],
            in: scene.project, database: scene.database)
        try running.waitForText("tried again")
        try scene.database.query("SELECT pg_cancel_backend(pid) \(sleeper)")
        _ = try holder.answer()
        try holder.run("ROLLBACK")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try result(of: "expected-objects", in: outcome).details.hasPrefix("3 objects"))
    }

    @Test func namesTheMigrationWhoseTableIsGone() throws {
        let scene = try Scene([
            "migrations/001-make.js": Migrations.table("a"),
            "migrations/002-other.js": Migrations.table("b"),
            "migrations/003-drop.js": """
            exports.up = async (db) => {
              await db.query(`CREATE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS
                $$ BEGIN EXECUTE 'DROP TABLE a'; END $$`);
              await db.query('SELECT clean()');
            };
            """,
        ])
        let outcome = try scene.run("up", "--validate")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("1 object is missing"))
        #expect(outcome.output.contains("table public.a: perhaps taken away by clean() of 003"))
        #expect(outcome.output.contains("migration: 001"))
    }

    @Test func failsForWhatAnotherSessionTookAway() throws {
        let scene = try Scene([
            "jsmigrate.config.js":
                "exports.hooks = { afterAll: ({ query }) => query('DROP TABLE a') };",
            "migrations/001-make.js": Migrations.table("a"),
            "migrations/002-other.js": Migrations.table("b"),
        ])
        let outcome = try scene.run("up", "--validate")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.output.contains("table public.a\n"), "\(outcome)")
        #expect(outcome.output.contains("migration: 001"))
    }

    @Test func aHookMaySetTheSearchPath() throws {
        let scene = try Scene([
            "jsmigrate.config.js":
                "exports.hooks = { beforeEach: ({ query }) => query('SET search_path TO app') };",
            "migrations/001-make.sql": "CREATE TABLE t (a int PRIMARY KEY);",
        ])
        try scene.database.query("CREATE SCHEMA app")
        let outcome = try scene.run("up", "--validate", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let files = try scene.run("validate", "--post", "--json")
        #expect(try result(of: "expected-objects", in: files).status == "PASS", "\(files)")
        try scene.database.query("DROP TABLE app.t")
        let gone = try scene.run("validate", "--post", "--json")
        #expect(try result(of: "expected-objects", in: gone).status == "WARN", "\(gone)")
    }

    @Test func namesTheMigrationThatLeftOrphans() throws {
        let scene = try Scene([
            "migrations/001-tables.sql": """
            CREATE TABLE customers (id int PRIMARY KEY);
            CREATE TABLE orders (customer int REFERENCES customers);
            """,
            "migrations/002-load.js": """
            exports.up = async (db) => {
              await db.query('BEGIN');
              await db.query('SET LOCAL session_replication_role = replica');
              await db.query('INSERT INTO orders VALUES (7)');
              await db.query('COMMIT');
            };
            """,
        ])
        let outcome = try scene.run("up", "--validate", "--json")
        #expect(outcome.exitCode == 3, "\(outcome)")
        let orphans = try result(of: "orphaned-rows", in: outcome)
        #expect(orphans.status == "FAIL")
        #expect(
            orphans.details.contains(
                "orders_customer_fkey on orders: 1 row has no counterpart in customers:"
                    + " (customer) = 7\nmigration 002"), "\(orphans)")
    }

    @Test func comparesWithWhatWasThereBefore() throws {
        let scene = try Scene([
            "migrations/001-table.sql": """
            CREATE TABLE notes (id int, text text);
            CREATE INDEX notes_id ON notes (id);
            INSERT INTO notes SELECT n, n FROM generate_series(1, 2000) AS n;
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        try scene.database.query("SET enable_seqscan = off; SELECT FROM notes WHERE id = 7")
        // A session counts what it did when it ends.
        try scene.waitForSessions(count: 0)
        try scene.project.write("migrations/002-drop.sql", "DROP INDEX notes_id;")
        let outcome = try scene.run("up", "--validate", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let use = try result(of: "index-use", in: outcome)
        #expect(use.status == "WARN")
        #expect(
            use.details.contains(
                "public.notes_id on public.notes was scanned 1 time and is gone: CREATE INDEX"
                    + " CONCURRENTLY ON public.notes USING btree (id);\nmigration 002"),
            "\(use)")
        #expect(try result(of: "schema-checksum", in: outcome).status == "PASS")
    }

    @Test func apartFromARunReadsTheFilesAndTheRecords() throws {
        let scene = try Scene([
            "migrations/001-a.sql": "CREATE TABLE a (id int);",
            "migrations/002-b.js": Migrations.table("b"),
            "migrations/003-c.sql": "CREATE TABLE c (id int);",
        ])
        #expect(try scene.run("up").exitCode == 0)
        let sound = try scene.run("validate", "--post", "--json")
        #expect(sound.exitCode == 0, "\(sound)")
        #expect(
            try result(of: "expected-objects", in: sound).details
                == "6 objects of the migrations sought, all there.")
        try scene.database.query("DROP TABLE c; ALTER TABLE a ADD COLUMN more int")
        let broken = try scene.run("validate", "--post", "--json")
        #expect(broken.exitCode == 3)
        #expect(try result(of: "expected-objects", in: broken).details.contains("table public.c"))
        #expect(try result(of: "schema-checksum", in: broken).status == "WARN")
    }
}
