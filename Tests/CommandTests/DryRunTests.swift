import TestSupport
import Testing

/// Dry runs: the list, the SQL, and a database that stays as it was.
@Suite struct DryRunTests {
    @Test func upListsTheSQLAndWritesNothing() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE b (n int)');
              const { rows } = await db.query('SELECT count(*) AS n FROM a');
              await db.query('INSERT INTO b VALUES ($1)', [rows[0].n]);
            };
            """,
            "migrations/003-c.js": """
            require('../config/db-utils').executeQuery('CREATE TABLE c ()').then(() => process.exit(0));
            """,
        ])
        let before = try scene.database.dump()
        let outcome = try scene.run("up", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.withoutDurations.dropFirst() == [
                "→ 001 a", "    CREATE TABLE a (id int)", "→ 002 b", "    CREATE TABLE b (n int)",
                "    SELECT count(*) AS n FROM a",
                "→ 003 c", "    CREATE TABLE c ()", "nothing was written",
            ], "\(outcome.withoutDurations)")
        #expect(
            outcome.lines.first?.hasPrefix("dry run: 3 migrations would be applied to ") == true)
        #expect(
            outcome.errors.hasPrefix(
                "warning: 002: the listing ends here: it needs what the statements before would have"
                    + " made (relation \"a\" does not exist): SELECT count(*) AS n FROM a\n"),
            "\(outcome)")
        #expect(try scene.database.dump() == before)
        #expect(try scene.tables.isEmpty)
    }

    @Test func codeThatWaitsForRowsComesToAnEnd() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
            exports.up = async (db) => {
              await db.query('CREATE TABLE a (n int)');
              while ((await db.query('SELECT 1 WHERE false')).rows.length === 0) await sleep(50);
              await db.query('CREATE TABLE never ()');
            };
            """,
            "migrations/002-b.js": Migrations.table("b"),
        ])
        let outcome = try scene.run("up", "--dry-run", "--listing-timeout", "10s")
        #expect(outcome.exitCode == 0)
        let listed = outcome.withoutDurations
        #expect(listed.contains("    CREATE TABLE a (n int)"))
        #expect(!listed.contains("    CREATE TABLE never ()"))
        #expect(
            listed.suffix(3) == ["→ 002 b", "    CREATE TABLE b (id int)", "nothing was written"])
        #expect(
            outcome.errors.hasPrefix(
                "warning: 001: the listing ends here: its code takes longer than 10.0 seconds: "))
        #expect(try scene.run("status").output.contains("2 pending"))
    }

    @Test func downListsTheSQLAndWritesNothing() throws {
        var files = Migrations.tables("a", "b")
        files["migrations/003-c.js"] = "exports.up = () => {};"
        let scene = try Scene(files)
        try scene.run("up")
        let before = try scene.database.dump()
        let outcome = try scene.run("down", "--all", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.lines.dropFirst() == [
                "← 003 c", "← 002 b", "    DROP TABLE b", "← 001 a", "    DROP TABLE a",
                "nothing was written",
            ], "\(outcome)")
        #expect(outcome.errors == "warning: 003: there is no `down`: rolling it back would fail\n")
        #expect(try scene.database.dump() == before)
    }

    @Test func itWorksForARoleThatMayOnlyReadAndLeavesNothing() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              const { rows } = await db.query('SELECT n FROM counted ORDER BY n');
              await db.query(`CREATE TABLE a_${rows.length} (id serial)`);
              await db.query('INSERT INTO counted DEFAULT VALUES');
              await db.query('LOCK TABLE counted');
              await db.query("SELECT nextval('counted_n_seq')");
            };
            """,
            "migrations/002_b.sql": "DROP TABLE counted;",
        ])
        let role = "reader_\(scene.database.name)"
        try scene.database.query(
            """
            CREATE TABLE counted (n serial); INSERT INTO counted DEFAULT VALUES;
            CREATE ROLE \(role) LOGIN; GRANT SELECT ON counted TO \(role)
            """)
        defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
        let state = """
            SELECT (SELECT last_value FROM counted_n_seq), (SELECT count(*) FROM pg_class),
                   (SELECT count(*) FROM pg_locks WHERE pid <> pg_backend_pid()
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """
        try scene.waitForSessions(count: 0)
        let before = (try scene.database.dump(), try scene.database.query(state))
        let outcome = try scene.run(
            "up", "--dry-run", environment: ["DATABASE_URL": scene.url(user: role)])
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("    CREATE TABLE a_1 (id serial)\n"), "\(outcome)")
        #expect(outcome.output.contains("    DROP TABLE counted\n"), "\(outcome)")
        #expect(try scene.database.dump() == before.0)
        // A session that was closed holds what it had for a moment longer.
        try scene.waitForSessions(count: 0)
        #expect(try scene.database.query(state) == before.1)
    }

    @Test func whatOnlyReadsIsAnsweredByTheDatabase() throws {
        let scene = try Scene(
            migration: """
                exports.up = async (db) => {
                  const { rows } = await db.query('SELECT a FROM t WHERE a > $1 ORDER BY a', [1]);
                  for (const { a } of rows) await db.query('DELETE FROM t WHERE a = $1', [a]);
                  console.log((await db.query('SHOW server_version_num; SELECT 2')).length);
                  const left = await db.query('SELECT count(*)::int AS n FROM t');
                  console.log('left', left.rows[0].n);
                };
                """)
        try scene.database.query("CREATE TABLE t AS SELECT a FROM generate_series(1, 3) AS a")
        let outcome = try scene.run("up", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.withoutDurations.dropFirst(2) == [
                "    SELECT a FROM t WHERE a > $1 ORDER BY a", "    DELETE FROM t WHERE a = $1",
                "    DELETE FROM t WHERE a = $1", "    SHOW server_version_num; SELECT 2", "2",
                "    SELECT count(*)::int AS n FROM t", "left 3", "nothing was written",
            ], "\(outcome)")
        #expect(
            outcome.errors.contains("answered by t as it is now, without the statements before"),
            "\(outcome)")
        #expect(try scene.database.value("SELECT count(*) FROM t") == "3")
    }

    @Test(arguments: [
        "SELECT nextval('counted')", "SELECT * FROM through", "SELECT 1 === 2",
        "SELECT pg_notify('c', 'p')", "COPY t TO PROGRAM 'touch FILE'",
        "COPY t TO 'FILE'", "SELECT * FROM t FOR UPDATE", "SELECT a INTO copied FROM t",
        "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
        "EXPLAIN ANALYZE DELETE FROM t", "SELECT set_config('a.b', 'c', false)",
        "SELECT pg_advisory_lock(1)", "SELECT nextval('counted'), broken FROM",
        "CALL any_procedure()",
        "DO $$ BEGIN PERFORM nextval('counted'); END $$",
    ])
    func whatDoesMoreThanReadIsRecordedAndNotDone(template: String) throws {
        let scene = try Scene()
        let file = scene.path("written")
        let sql = template.replacing("FILE", with: file)
        try scene.project.write(
            "migrations/001-it.js",
            "exports.up = async (db) => { await db.query(\(quoted(sql))); };")
        try scene.database.query(
            """
            CREATE SEQUENCE counted; CREATE TABLE t (a int); INSERT INTO t VALUES (1);
            CREATE VIEW below AS SELECT nextval('counted') AS n FROM t;
            CREATE VIEW through AS SELECT * FROM below;
            CREATE FUNCTION counting(int, int) RETURNS boolean LANGUAGE sql
              AS $$ SELECT nextval('counted') > 0 $$;
            CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = counting)
            """)
        let before = try scene.database.dump()
        let outcome = try scene.run("up", "--dry-run")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("    \(sql)\n"), "\(outcome)")
        #expect(try scene.database.dump() == before)
        #expect(try scene.database.value("SELECT is_called FROM counted") == "f")
        #expect(!scene.project.exists("written"))
    }

    @Test func offlineNothingReachesTheDatabaseButThePlan() throws {
        let scene = try Scene(
            migration: """
                exports.up = async (db) => {
                  const { rows } = await db.query('SELECT 1 AS n');
                  console.log(rows.length);
                  await db.query('CREATE TABLE a ()');
                };
                """)
        let outcome = try scene.run("up", "--dry-run", "--offline")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.lines.dropFirst(2) == [
                "    SELECT 1 AS n", "0", "    CREATE TABLE a ()", "nothing was written",
            ], "\(outcome)")
        let alone = try scene.run("up", "--offline")
        #expect(alone.exitCode == 5)
        #expect(alone.errors.contains("'--offline' goes with '--dry-run'"))
    }

    @Test func aSecondPoolIsNotContacted() throws {
        let scene = try Scene(
            migration: """
                const { Pool } = require('pg');
                exports.up = async (db) => {
                  await db.query('CREATE TABLE a ()');
                  await new Pool({ database: 'elsewhere' }).query('CREATE TABLE b ()');
                };
                """)
        let outcome = try scene.run("up", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("    CREATE TABLE a ()"))
        #expect(outcome.errors.contains("the listing ends here"))
        #expect(outcome.errors.contains("is not contacted: this is a dry run"), "\(outcome)")
    }

    @Test(arguments: [
        "fs.writeFileSync(file, 'x')", "fs.appendFileSync(file, 'x')", "fs.mkdirSync(file)",
        "await fs.promises.writeFile(file, 'x')", "fs.copyFileSync(__filename, file)",
        "fs.closeSync(fs.openSync(file, 'a'))", "fs.unlinkSync(__filename)",
        "await require('stream/promises').pipeline(['x'], fs.createWriteStream(file))",
    ])
    func aFileIsNotWritten(code: String) throws {
        let scene = try Scene(
            migration: """
                const fs = require('fs'), file = `${__dirname}/../written`;
                exports.up = async (db) => {
                  await db.query('CREATE TABLE a ()');
                  \(code);
                  await db.query('CREATE TABLE b ()');
                };
                """)
        let outcome = try scene.run("up", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("    CREATE TABLE a ()\n"))
        #expect(outcome.errors.contains("not done, as this is a dry run: a change of the file"))
        #expect(outcome.errors.contains("the listing ends here: the code fails with EROFS"))
        #expect(!scene.project.exists("written"), "\(outcome)")
        #expect(scene.project.exists("migrations/001-first.js"))
    }

    @Test func sqlFilesAreListedStatementByStatement() throws {
        let scene = try Scene([
            "migrations/001_a.sql":
                "-- migrate:up\nCREATE TABLE a (t text DEFAULT ';');\nSELECT 1;\n"
        ])
        let up = try scene.run("up", "--dry-run")
        #expect(
            up.lines.dropFirst() == [
                "→ 001 a", "    CREATE TABLE a (t text DEFAULT ';')", "    SELECT 1",
                "nothing was written",
            ], "\(up)")
        try scene.run("up")
        let down = try scene.run("down", "--dry-run")
        #expect(down.exitCode == 0)
        #expect(down.errors.contains("there is no `down`"))
    }

    private func quoted(_ sql: String) -> String {
        "`" + sql.replacing("$$", with: "$\\$") + "`"
    }
}

extension JSMigrate.Outcome {
    /// The lines of the output without the durations of the statements that the server answered.
    fileprivate var withoutDurations: [String] {
        lines.map { line in
            guard let index = line.lastIndex(of: "  ("), line.hasSuffix("ms)") else {
                return line
            }
            return String(line[..<index])
        }
    }
}

extension String {
    /// Where a text last begins.
    fileprivate func lastIndex(of text: String) -> String.Index? {
        indices.last { self[$0...].hasPrefix(text) }
    }
}
