import Filesystem
import MigrationKit
import TestSupport
import Testing

/// `diff`, by each way to name a schema.
@Suite struct DiffTests {
    private let files = [
        "migrations/001-book.js": """
        exports.up = async (db) => {
            await db.query("CREATE TABLE book (id serial PRIMARY KEY, kind varchar(5) CHECK (kind IN ('a', 'b')))");
            await db.query('GRANT SELECT ON book TO diff_reader; GRANT UPDATE ON book TO diff_writer');
            console.log('not of interest');
        };
        """,
        "migrations/002-title.sql": "ALTER TABLE book ADD COLUMN title text;",
    ]

    private func scene() throws -> Scene {
        let scene = try Scene(files)
        try scene.database.query(
            """
            DO $$ BEGIN CREATE ROLE diff_reader; CREATE ROLE diff_writer;
            EXCEPTION WHEN duplicate_object THEN END $$
            """)
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        return scene
    }

    @Test func theMigrationsAndTheDatabase() throws {
        let scene = try scene()
        // Roles that the migrations speak of are made on the private server.
        let equal = try scene.run("diff")
        #expect(
            equal.exitCode == 0 && equal.output == "no differences\n" && equal.errors.isEmpty,
            "\(equal)")
        #expect(try scene.run("diff", "--json").output == "[]\n")
        try scene.database.query(
            "ALTER TABLE book ADD COLUMN isbn text; CREATE INDEX book_title ON book (title);"
                + "GRANT INSERT ON book TO diff_reader; ALTER TABLE book DROP COLUMN kind")
        let changed = try scene.run("diff", "migrations", "database")
        #expect(
            changed.output == """
                ~ table public.book
                    grants: diff_reader: SELECT, diff_writer: UPDATE → diff_reader: INSERT, SELECT, diff_writer: UPDATE
                + column public.book.isbn
                    type: text
                - column public.book.kind
                    type: character varying(5)
                - constraint public.book.book_kind_check
                    definition: CHECK (((kind)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))
                + index public.book_title
                    definition: CREATE INDEX book_title ON public.book USING btree (title)

                2 added, 2 removed, 1 changed

                """)
        #expect(changed.exitCode == 1 && changed.errors.isEmpty, "\(changed)")
        let back = try scene.run("diff", "database", "migrations", "--json")
        #expect(back.exitCode == 1, "\(back)")
        guard case .array(let changes) = try JSON(parsing: back.output) else {
            throw TestFailure(back.output)
        }
        #expect(
            changes.map(line) == [
                "public.book table changed", "public.book.isbn column removed",
                "public.book.kind column added",
                "public.book.book_kind_check constraint added", "public.book_title index removed",
            ])
        #expect(changes.first?["detail"]?.string?.contains("grants") == true)
    }

    private func line(_ change: JSON) -> String {
        ["object", "kind", "change"].compactMap { change[$0]?.string }.joined(separator: " ")
    }

    @Test func dumpsAndURLs() throws {
        let scene = try scene()
        try scene.project.write("dump.sql", scene.database.dumpWhole())
        try scene.project.write("create.sql", scene.database.dumpWhole("--create"))
        for dump in ["dump.sql", "create.sql"] {
            let outcome = try scene.run("diff", dump, scene.database.url)
            #expect(
                outcome.exitCode == 0 && outcome.output == "no differences\n", "\(dump) \(outcome)")
        }
        let both = try scene.run("diff", "dump.sql", "create.sql", "--owners")
        #expect(both.exitCode == 0 && both.output == "no differences\n", "\(both)")
        let other = try TestDatabase()
        try other.query("CREATE TABLE book (id int)")
        let outcome = try scene.run("diff", other.url, "--quiet")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(outcome.lines.contains("+ constraint public.book.book_pkey"), "\(outcome)")
        #expect(outcome.lines.contains("~ column public.book.id"), "\(outcome)")
    }

    /// As pg_dump writes them for newer servers.
    @Test func dumpsWithSettingsThatTheServerDoesNotKnow() throws {
        let scene = try scene()
        let dump = "SET a_newer_timeout = 0;\n" + (try scene.database.dumpWhole())
        try scene.project.write("dump.sql", dump)
        let outcome = try scene.run("diff", "dump.sql", "database")
        #expect(outcome.exitCode == 0 && outcome.output == "no differences\n", "\(outcome)")
        let head = "-- Dumped from database version 99.1\nSET a_newer_timeout = 0;\n"
        try scene.project.write("dump.sql", head + "CREATE NOVELTY x;\n")
        let refused = try scene.run("diff", "dump.sql", "database")
        #expect(refused.exitCode == 5, "\(refused)")
        #expect(refused.errors.contains("psql:<stdin>:3: ERROR"), "\(refused)")
        let version = try TestServer.majorVersion()
        #expect(
            refused.errors.contains(
                "it is of PostgreSQL 99, the private server of \(version): JSMIGRATE_POSTGRES_BIN"),
            "\(refused)")
    }

    @Test func savedDescriptions() throws {
        let scene = try scene()
        let saved = try scene.run("diff", "--save", "schema.json")
        #expect(saved.exitCode == 0 && saved.output.isEmpty && saved.errors.isEmpty, "\(saved)")
        #expect(try scene.run("diff", "schema.json").output == "no differences\n")
        #expect(
            try scene.run("diff", "database", "--save", "-").output
                == scene.project.read("schema.json"))
        let old = try scene.project.read("schema.json").replacing(
            /"server_version": \d+/, with: "\"server_version\": 120022")
        try scene.project.write("old.json", old)
        let versions = try scene.run("diff", "old.json")
        #expect(versions.exitCode == 0 && versions.output == "no differences\n", "\(versions)")
        #expect(
            versions.errors.contains("the first schema is of PostgreSQL 12, the second of"),
            "\(versions)")
        try scene.database.query("DROP TABLE book")
        let outcome = try scene.run("diff", "schema.json")
        #expect(
            outcome.exitCode == 1 && outcome.output.hasPrefix("- table public.book\n"), "\(outcome)"
        )
        #expect(outcome.output.hasSuffix("\n\n1 removed\n"), "\(outcome)")
        try scene.project.write(
            "schema.json", scene.project.read("schema.json").replacing("title", with: "name"))
        let forged = try scene.run("diff", "schema.json")
        #expect(
            forged.exitCode == 5
                && forged.errors.contains("schema.json was changed since it was saved"), "\(forged)"
        )
    }

    @Test(arguments: [
        (["diff", "nothing.sql"], "there is no file nothing.sql"),
        (["diff", "custom.dump"], "pg_restore --schema-only --file=dump.sql custom.dump"),
        (["diff", "dump.sql.gz"], "dump.sql.gz is compressed"),
        (["diff", "broken.sql"], "syntax error at or near \"SELEC\""),
        (["diff", "broken.json"], "broken.json cannot be read: not JSON"),
        (["diff", "a", "b", "--save", "c"], "'--save' takes one schema"),
        (["diff", "postgresql://nobody@127.0.0.1:1/x"], "cannot connect"),
    ])
    func whatCannotBeCompared(arguments: [String], message: String) throws {
        let project = try Project([
            "custom.dump": "PGDMP\u{1}", "broken.sql": "\nSELEC 1;\n", "broken.json": "{",
        ])
        try Filesystem.write([0x1F, 0x8B, 0x08], to: project.path(of: "dump.sql.gz"))
        let outcome = try JSMigrate.run(arguments, in: project, database: TestDatabase())
        #expect(outcome.exitCode == 5 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains(message), "\(outcome)")
    }

    @Test func aMigrationThatFailsOnTheWay() throws {
        let scene = try Scene(migration: "exports.up = (db) => db.query('SELECT 1/0');")
        let outcome = try scene.run("diff")
        #expect(outcome.exitCode == 2 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("migration 001 failed: division by zero"), "\(outcome)")
        #expect(try scene.tables == [])
    }
}
