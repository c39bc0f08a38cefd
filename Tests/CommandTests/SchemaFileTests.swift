import Filesystem
import TestSupport
import Testing

/// `--schema-file` keeps a file in step with the database.
@Suite struct SchemaFileTests {
    private let files = [
        "migrations/001-book.sql": """
        -- migrate:up
        CREATE TABLE book (id serial PRIMARY KEY, kind varchar(5) CHECK (kind IN ('a', 'b')));
        COMMENT ON TABLE book IS 'what we have';
        CREATE FUNCTION quoted() RETURNS text LANGUAGE sql AS $$
        SELECT '
        SET x = 1;
        \\restrict y
        -- Dumped by nobody
        ' $$;
        -- migrate:down
        DROP FUNCTION quoted(); DROP TABLE book;
        """,
        "migrations/002-title.js": Migrations.table("title"),
    ]

    @Test func itIsWhatTheMigrationsMade() throws {
        let scene = try Scene(files)
        let up = try scene.run("up", "--schema-file", "db/schema.sql")
        #expect(up.exitCode == 5 && up.errors.contains("db/schema.sql"), "\(up)")
        #expect(try scene.tables == [])
        #expect(try scene.run("up", "--schema-file", "schema.sql").exitCode == 0)
        let text = try scene.project.read("schema.sql")
        for noise in [
            "Dumped from", "\\unrestrict", "statement_timeout", "jsmigrate: schema",
            "dump complete",
        ] {
            #expect(!text.contains(noise), "\(noise)")
        }
        #expect(text.contains("\nSET x = 1;\n\\restrict y\n-- Dumped by nobody\n"))
        #expect(text.contains("COMMENT ON TABLE public.book IS 'what we have';"))
        #expect(text.hasSuffix(");\n"))
        // Another database, another time, the same text.
        let other = try Scene(files)
        #expect(try other.run("up", "--schema-file", "schema.sql").exitCode == 0)
        #expect(try other.project.read("schema.sql") == text)
        // Loaded into an empty database, it leaves nothing to do.
        let loaded = try TestDatabase()
        try loaded.execute(text)
        let again = try JSMigrate.run(["up"], in: scene.project, database: loaded)
        #expect(again.exitCode == 0 && again.output == "nothing to apply\n", "\(again)")
        let diff = try scene.run("diff", "schema.sql", loaded.url)
        #expect(diff.output == "no differences\n", "\(diff)")
        // It follows a rollback, and a run with nothing to do.
        #expect(try scene.run("down", "--schema-file", "schema.sql").exitCode == 0)
        let rolledBack = try scene.project.read("schema.sql")
        #expect(!rolledBack.contains("TABLE public.title") && !rolledBack.contains("'002'"))
        scene.project.remove("schema.sql")
        try scene.run("down", "--all")
        #expect(try scene.run("up", "--to", "1", "--schema-file", "schema.sql").exitCode == 0)
        #expect(try scene.project.read("schema.sql") == rolledBack)
        #expect(try scene.run("up", "--to", "1", "--schema-file", "schema.sql").exitCode == 0)
    }

    @Test func nothingIsWrittenByADryRunOrAFailure() throws {
        let scene = try Scene(migration: "exports.up = (db) => db.query('SELECT 1/0');")
        #expect(try scene.run("up", "--dry-run", "--schema-file", "schema.sql").exitCode == 0)
        #expect(!scene.project.exists("schema.sql"))
        #expect(try scene.run("up", "--schema-file", "schema.sql").exitCode == 2)
        #expect(!scene.project.exists("schema.sql"))
    }

    @Test func withoutPgDumpNothingRuns() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.project.write("bin/pg_dump", "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
        try Filesystem.setMode(0o755, of: scene.path("bin/pg_dump"))
        let outcome = try scene.run(
            "up", "--schema-file", "schema.sql",
            environment: ["JSMIGRATE_POSTGRES_BIN": scene.path("bin")])
        #expect(outcome.exitCode == 5, "\(outcome)")
        let version = try TestServer.majorVersion()
        #expect(
            outcome.errors.contains(
                "is of version 9 and does not dump a server of version \(version)"), "\(outcome)")
        #expect(try scene.tables == [])
    }
}
