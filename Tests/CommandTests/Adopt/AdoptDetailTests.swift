import MigrationKit
import TestSupport
import Testing

/// What `adopt` writes, from where it reads, and what it says.
@Suite struct AdoptDetailTests {
    @Test func timesAndDurationsAndHistory() throws {
        let scene = try Scene(ToolFixture.knex.files)
        try scene.database.execute(ToolFixture.knex.sql)
        let outcome = try scene.run("adopt", "--yes")
        #expect(
            outcome.output == """
                knex: public.knex_migrations

                VERSION         FILE                      STATE    RECORDED AS               APPLIED AT
                20240301095500  20240301095500_first.js   applied  20240301095500_first.js   2024-03-01T10:00:00.123Z
                20240301095600                            missing  20240301095600_gone.js    2024-03-01T10:00:01.000Z
                20240401095600  20240401095600_second.js  applied  20240401095600_second.ts  2024-04-01T10:00:01.000Z
                20240501000000  20240501000000_third.js   extra

                what is missing is taken over as applied; `up` stops for it until the file is back, or `jsmigrate repair` archives it
                2 applied, 1 missing, 1 extra (pending)
                3 migrations taken over from knex

                """, "\(outcome)")
        #expect(
            try scene.database.query(
                """
                SELECT m.version, m.name, k.migration_time = m.completed_at, m.checksum IS NULL, h.migration_file,
                    h.applied_at = m.completed_at, h.applied_by ~ '^adopted from knex by .+@.+ as ', h.run_id = m.run_id
                FROM schema_migrations m JOIN knex_migrations k ON left(k.name, 14) = m.version
                JOIN migration_history h ON left(h.migration_file, 14) = m.version ORDER BY 1
                """) == [
                    [
                        "20240301095500", "first", "t", "f", "20240301095500_first.js", "t", "t",
                        "t",
                    ],
                    ["20240301095600", "gone", "t", "t", "20240301095600_gone.js", "t", "t", "t"],
                    [
                        "20240401095600", "second", "t", "f", "20240401095600_second.js", "t", "t",
                        "t",
                    ],
                ])
        // Not archived by itself: that is for people to say.
        #expect(try scene.run("up").exitCode == 5)
        #expect(try scene.run("repair", "--yes").exitCode == 0)
        #expect(try scene.run("up").exitCode == 0)
        // What the tool has done since is taken over, too.
        try scene.project.write("migrations/20240601000000_fourth.js", Migrations.table("fourth"))
        try scene.database.query(
            """
            INSERT INTO knex_migrations (name, batch, migration_time)
            VALUES ('20240601000000_fourth.js', 3, now())
            """)
        let later = try scene.run("adopt", "--from", "knex", "--yes")
        #expect(
            later.output.contains("; 3 tracked already\n1 migration taken over from knex\n"),
            "\(later)")
        #expect(try scene.run("adopt").output.hasSuffix("\nnothing to take over\n"))
    }

    @Test func aDurationThatTheToolKnows() throws {
        let scene = try Scene(ToolFixture.typeScriptRunner.files)
        try scene.database.execute(ToolFixture.typeScriptRunner.sql)
        #expect(try scene.run("adopt", "--yes").exitCode == 0)
        #expect(
            try scene.database.query(
                "SELECT duration_ms, completed_at - started_at FROM schema_migrations") == [
                    ["12", "00:00:00.012"]
                ])
    }

    @Test func tablesElsewhere() throws {
        let scene = try Scene(ToolFixture.knex.files)
        try scene.database.execute(
            "CREATE SCHEMA ops; SET search_path TO ops; \(ToolFixture.knex.sql)"
                + "ALTER TABLE knex_migrations RENAME TO done;"
                + "ALTER TABLE knex_migrations_lock RENAME TO done_lock;")
        #expect(try scene.run("adopt", "--yes").exitCode == 5)
        let wrong = try scene.run("adopt", "--from", "typeorm", "--table", "ops.done")
        #expect(
            wrong.exitCode == 5
                && wrong.errors.contains(
                    "ops.done is no table of TypeORM: it has the columns batch, id, migration_time, name"
                ),
            "\(wrong)")
        try scene.database.query("UPDATE ops.done_lock SET is_locked = 1")
        let arguments = ["adopt", "--from", "knex", "--table", "ops.done", "--yes"]
        let held = try JSMigrate.run(arguments, in: scene.project, database: scene.database)
        #expect(held.exitCode == 6, "\(held)")
        try scene.database.query("UPDATE ops.done_lock SET is_locked = 0")
        let outcome = try JSMigrate.run(arguments, in: scene.project, database: scene.database)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.rows.count == 3)
    }

    /// The one that the tool itself would find.
    @Test func theSearchPathDecides() throws {
        let scene = try Scene(ToolFixture.knex.files)
        try scene.database.execute(
            """
            CREATE SCHEMA ops; SET search_path TO ops; \(ToolFixture.knex.sql)
            CREATE TABLE public.knex_migrations (LIKE ops.knex_migrations);
            ALTER DATABASE \(scene.database.name) SET search_path = ops, public;
            """)
        let outcome = try scene.run("adopt", "--dry-run")
        #expect(outcome.output.hasPrefix("knex: ops.knex_migrations\n"), "\(outcome)")
        #expect(try scene.run("adopt", "--yes").exitCode == 0)
        #expect(try scene.database.value("SELECT count(*) FROM ops.schema_migrations") == "3")
    }

    /// A preview needs no right but to read.
    @Test func aRoleThatMayOnlyRead() throws {
        let scene = try Scene(ToolFixture.dbmate.files)
        let role = "reader_\(scene.database.name)"
        try scene.database.execute(
            """
            \(ToolFixture.dbmate.sql) CREATE ROLE \(role) LOGIN;
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role);
            """)
        defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
        let environment = ["DATABASE_URL": scene.url(user: role)]
        let preview = try scene.run("adopt", "--dry-run", environment: environment)
        #expect(preview.exitCode == 0, "\(preview)")
        let outcome = try scene.run("adopt", "--yes", environment: environment)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("help: adopt as a role that owns"), "\(outcome)")
    }

    /// Another tool's table that has nothing to do with these migrations.
    @Test func tablesOfOurOwnBesideIt() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.execute(ToolFixture.knex.sql)
        let status = try scene.run("status")
        #expect(status.exitCode == 0 && status.errors.contains("`jsmigrate adopt`"), "\(status)")
        #expect(try scene.run("up", "--dry-run").exitCode == 0)
        #expect(try scene.run("up").exitCode == 5)
        let made = try scene.run("init")
        #expect(made.exitCode == 0 && made.errors.contains("`jsmigrate adopt`"), "\(made)")
        let up = try scene.run("up")
        #expect(up.exitCode == 0 && up.errors.isEmpty, "\(up)")
    }

    @Test func aNameThatIsTaken() throws {
        let scene = try Scene(ToolFixture.dbmate.files)
        try scene.database.execute(
            ToolFixture.dbmate.sql + "CREATE TABLE schema_migrations_dbmate (a int);")
        let before = try scene.database.dump()
        let outcome = try scene.run("adopt", "--yes")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("schema_migrations_dbmate, the name"), "\(outcome)")
        #expect(try scene.database.dump() == before)
    }

    /// `--table` takes every name that SQL does.
    @Test(arguments: [
        (#"public."done.by knex""#, "done.by knex"), (#""Done""#, "Done"), ("Done", "Done"),
        ("public.Done", "done"), (#"public."a""b""#, "a\"b"), ("a b", "a b"),
    ])
    func tablesOfEveryName(_ word: String, _ name: String) throws {
        let scene = try Scene(ToolFixture.knex.files)
        let quoted = name.replacing("\"", with: "\"\"")
        try scene.database.execute(
            ToolFixture.knex.sql + "ALTER TABLE knex_migrations RENAME TO \"\(quoted)\";")
        let outcome = try scene.run("adopt", "--from", "knex", "--table", word, "--dry-run")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.hasPrefix("knex: public.\(name)\n"), "\(outcome)")
    }

    @Test func whatIsNoNameOfATable() throws {
        let scene = try Scene(ToolFixture.knex.files)
        try scene.database.execute(ToolFixture.knex.sql)
        for word in ["\"open", "a..b", "\"a\"b"] {
            let outcome = try scene.run("adopt", "--from", "knex", "--table", word)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(outcome.errors.contains("is no name of a table"), "\(outcome)")
        }
    }

    /// What a tool's table leaves in the database is no part of the schema once ours is in its place.
    @Test(arguments: [ToolFixture.knex, .dbmate, .golangMigrate, .flyway])
    func keptTablesAreNoDifference(_ fixture: ToolFixture) throws {
        let scene = try Scene(fixture.files)
        try scene.database.execute(fixture.sql)
        #expect(try scene.run("adopt", "--yes").exitCode == 0)
        #expect(try scene.run("up", "--allow-missing").exitCode == 0)
        let saved = try scene.run("diff", "--save", "schema.json")
        #expect(saved.exitCode == 0, "\(saved)")
        let text = try scene.project.read("schema.json")
        #expect(!text.contains(fixture.keptTable), "\(text)")
        #expect(text.contains("made_"))
    }

    /// Files that have to be renamed first are told with the commands that do it.
    @Test func renamingIsShown() throws {
        let scene = try Scene([
            "migrations/V1__first.sql": "SELECT 1;", "migrations/U1__first.sql": "SELECT 1;",
            "migrations/V2__it's.sql": "SELECT 1;", "migrations/V3_1__dotted.sql": "SELECT 1;",
            "migrations/R__view.sql": "SELECT 1;",
        ])
        try scene.database.execute(ToolFixture.flyway.sql)
        let outcome = try scene.run("adopt", "--dry-run")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.lines.filter { $0.hasPrefix("mv ") } == [
                "mv U1__first.sql 1__first.down.sql", "mv V1__first.sql 1__first.up.sql",
                "mv 'V2__it'\\''s.sql' '2__it'\\''s.up.sql'",
            ], "\(outcome)")
    }
}
