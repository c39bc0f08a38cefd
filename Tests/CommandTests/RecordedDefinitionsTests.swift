import MigrationKit
import TestSupport
import Testing

/// What the row of a script keeps of what it defined, and what `validate --post` makes of it.
@Suite struct RecordedDefinitionsTests {
    /// The check's result in `validate --post`, and the exit code.
    private func expectedObjects(
        in scene: Scene
    ) throws -> (status: String, details: String, exitCode: Int32?) {
        let outcome = try scene.run("validate", "--post", "--json")
        guard case .array(let results) = try JSON(parsing: outcome.output)["results"] else {
            throw TestFailure("\(outcome)")
        }
        let found = results.first { $0["check"]?.string == "expected-objects" }
        return (
            found?["status"]?.string ?? "", found?["details"]?.string ?? "", outcome.exitCode
        )
    }

    private func recorded(in scene: Scene) throws -> [String] {
        try record(in: scene).statements.map(\.text)
    }

    private func record(in scene: Scene) throws -> RecordedDefinitions {
        let text = try scene.database.value(
            "SELECT progress -> 'definitions' FROM schema_migrations ORDER BY version LIMIT 1")
        return try RecordedDefinitions(parsing: text ?? "")
    }

    @Test func whatAScriptMadeIsMissedLater() throws {
        let scene = try Scene([
            "migrations/001-orders.js": """
            exports.up = async (db) => {
              const { rows } = await db.query("SELECT to_regclass('orders') AS name");
              if (rows[0].name === null) await db.query('CREATE TABLE orders (id int, paid bool)');
              await db.query('CREATE INDEX orders_paid ON orders (paid)');
              await db.query('CREATE TABLE draft (id int)');
            };
            exports.down = async () => {};
            """,
            "migrations/002-undraft.js": """
            exports.up = async (db) => { await db.query('DROP TABLE draft'); };
            """,
        ])
        #expect(try scene.run("up").exitCode == 0)
        #expect(
            try expectedObjects(in: scene)
                == ("PASS", "4 objects of the migrations sought, all there.", 0))
        // What the file says by now is not what ran.
        try scene.project.write("migrations/001-orders.js", Migrations.table("other"))
        try scene.database.query("DROP INDEX orders_paid")
        let index = try expectedObjects(in: scene)
        #expect(index.status == "FAIL")
        #expect(index.exitCode == 3)
        #expect(
            index.details.hasPrefix("1 object is missing\nindex public.orders_paid\nmigration 001"),
            "\(index)")
        try scene.database.query("DROP TABLE orders")
        let table = try expectedObjects(in: scene)
        #expect(table.status == "FAIL")
        #expect(table.details.contains("table public.orders\n"), "\(table)")
    }

    @Test func eachClientHasASearchPathOfItsOwn() throws {
        let scene = try Scene([
            "migrations/001-apart.js": """
            exports.transaction = false;
            const { Client } = require('pg');
            exports.up = async () => {
              const [one, two] = [new Client(), new Client()];
              await one.connect(); await two.connect();
              await one.query('CREATE SCHEMA app; SET search_path TO app');
              await one.query('CREATE TABLE inside (id int)');
              await two.query('CREATE TABLE outside (id int)');
              await one.query('DROP TABLE inside; CREATE TABLE again (id int)');
              await one.end(); await two.end();
            };
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        try scene.database.query("DROP TABLE public.outside")
        let found = try expectedObjects(in: scene)
        #expect(found.status == "FAIL")
        #expect(found.details.hasPrefix("1 object is missing\ntable public.outside\n"), "\(found)")
        // As rows were written that numbered no sessions.
        let statements = try record(in: scene).statements
        #expect(Set(statements.map(\.session)).count == 2)
        let marked = statements.flatMap { ["-- session \($0.session)", $0.text] }
        try scene.database.query(
            """
            UPDATE schema_migrations SET progress = jsonb_set(
                progress, '{definitions}', '{"statements": \(JSON.array(marked.map(JSON.string)).compact)}')
            """)
        #expect(try record(in: scene).statements == statements)
        #expect(try expectedObjects(in: scene) == found)
    }

    @Test func noSecretIsRecorded() throws {
        let scene = try Scene([
            "migrations/001-role.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE a (id int)');
              await db.query("CREATE ROLE recorded_role PASSWORD 'sEcret'");
              await db.query(`DO $$ BEGIN
                EXECUTE 'ALTER ROLE recorded_role PASSWORD ''sEcret''';
                -- sEcret
              END $$`);
              await db.query("SELECT set_config('app.key', 'sEcret', false), lower('sEcret')");
              await db.query("SET app.key = 'sEcret'");
              await db.query("INSERT INTO a SELECT length('sEcret')");
              await db.query('DROP ROLE recorded_role');
              await db.query('CREATE TABLE b (id int)');
            };
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        #expect(
            try recorded(in: scene) == [
                "CREATE TABLE a (id int)", "DO 'BEGIN EXECUTE END'",
                "SELECT set_config($1, $2, $3), lower($4)", "CREATE TABLE b (id int)",
            ])
        let rows = try scene.database.value(
            "SELECT string_agg(migration::text, '') FROM schema_migrations AS migration")
        #expect(rows?.contains("sEcret") == false)
    }

    @Test func aRollbackThatIsUndoneKeepsTheRecord() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            exports.up = async (db) => { await db.query('CREATE TABLE a (id int)'); };
            exports.down = async (db) => { await db.query('DROP TABLE nothing'); };
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.run("down").exitCode == 4)
        #expect(try recorded(in: scene) == ["CREATE TABLE a (id int)"])
        try scene.database.query("DROP TABLE a")
        #expect(try expectedObjects(in: scene).status == "FAIL")
    }

    @Test func whatWasNotRecordedIsNotKnown() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        #expect(try scene.run("up").exitCode == 0)
        try scene.database.query(
            "UPDATE schema_migrations SET progress = NULL WHERE version = '002'; DROP TABLE b")
        let result = try expectedObjects(in: scene)
        #expect(result.status == "PASS")
        #expect(
            result.details
                == "2 objects of the migrations sought, all there.\n"
                + "Not known of 002: what the script sent was not recorded")
    }

    @Test func whatIsTooLongIsNotRecordedAsAWhole() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE a (id int)');
              for (const letter of ['x', 'y']) {
                await db.query(`CREATE FUNCTION ${letter}() RETURNS text LANGUAGE sql
                  AS 'SELECT ''${letter.repeat(200_000)}'''`);
              }
            };
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try recorded(in: scene).count == 2)
        #expect(
            try expectedObjects(in: scene).details
                == "3 objects of the migrations sought, all there.\n"
                + "Not known of 001: more than 256 KB of definitions are not kept")
    }
}
