import Filesystem
import TestSupport
import Testing

/// The template migration and the validator class of the reference document, run unchanged beside the
/// project's own query helper.
@Suite struct LegacyProjectTests {
    /// With `type: module`, as the document's project has it, and without: then the syntax decides.
    @Test(arguments: [true, false]) func runsUnchanged(isModule: Bool) throws {
        let scene = try Scene()
        let fixture = Repository.path + "/Tests/CommandTests/Fixtures/legacy-project/."
        try scene.project.copy(fixture, to: ".")
        if !isModule { try scene.project.write("package.json", #"{ "name": "legacy-project" }"#) }

        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(up.lines.contains("Running migration 001: Enhanced example table creation"))
        #expect(up.errorLines.count == 1, "\(up)")
        #expect(try scene.ownTables == ["example_table"])
        let made = try scene.database.dump(excluding: Scene.ledger.map { $0 + "*" })
        #expect(made.contains("CREATE TRIGGER update_example_table_updated_at"))
        #expect(made.contains("CREATE INDEX idx_example_table_name"))

        let status = try scene.run("status")
        #expect(status.output.contains("001      Enhanced example table creation  applied"))
        let down = try scene.run("down")
        #expect(down.exitCode == 0 && down.errors.isEmpty, "\(down)")
        #expect(try scene.ownTables == [])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.database.dump(excluding: Scene.ledger.map { $0 + "*" }) == made)
        #expect(
            try scene.database.query(
                "SELECT version, name, direction, status FROM schema_migrations")
                == [["001", "Enhanced example table creation", "up", "completed"]])

        let before = try scene.run("validate", "--pre")
        #expect(before.exitCode == 0 && before.errors.isEmpty, "\(before)")
        for check in [
            "Database connectivity     PASS", "Disk space check          PASS",
            "Schema state check        PASS", "Active connections check  PASS",
        ] { #expect(before.output.contains("\n\(check) "), "\(before)") }
        #expect(before.lines.first == "Running pre-migration validation...")
        // The machine's disk may be full enough for a warning.
        let summary = /Pre-flight: (1 WARN, )?\d+ PASS\./
        #expect(before.lines.last?.wholeMatch(of: summary) != nil, "\(before)")
        let after = try scene.run("validate", "--post")
        #expect(after.exitCode == 0, "\(after)")
        #expect(after.lines.last?.wholeMatch(of: /Post-flight: \d+ PASS\./) != nil, "\(after)")
        for check in ["Table existence check", "Index existence check", "Data integrity check"] {
            #expect(after.lines.contains { $0.hasPrefix(check) }, "\(after)")
        }
    }

    /// "The old runner can still read our table afterwards": run by Node, with the history and the lock's
    /// table beside it.
    @Test(.requiresNodePostgres) func theOldRunnerFindsTheSameApplied() throws {
        let scene = try Scene()
        let fixture = Repository.path + "/Tests/CommandTests/Fixtures/legacy-project/."
        try scene.project.copy(fixture, to: ".")
        try scene.project.write(
            "config/db-utils.js",
            """
            import pg from 'pg';
            export const executeQuery = async (text, params) => {
              const client = new pg.Client(process.env.DATABASE_URL);
              await client.connect();
              try { return await client.query(text, params); } finally { await client.end(); }
            };
            """)
        try scene.project.write(
            "migrations/002-more.js",
            """
            import { executeQuery } from '../config/db-utils.js';
            export const migrationName = 'more', migrationVersion = '002';
            export const up = () => executeQuery('CREATE TABLE more (n int)');
            export const down = () => executeQuery('DROP TABLE more');
            """)
        func old() throws -> JSMigrate.Outcome {
            try NodeOracle.run(
                ["migrations/run-migration.js", "up"], in: scene.project, database: scene.database)
        }
        #expect(try scene.run("up").exitCode == 0)
        let before = try scene.database.dump()
        let nothing = try old()
        #expect(nothing.exitCode == 0, "\(nothing)")
        #expect(nothing.output.contains("No pending migrations to run"), "\(nothing)")
        #expect(try scene.database.dump() == before)
        // What it applies is applied for us.
        try scene.project.write(
            "migrations/003-late.js",
            """
            import { executeQuery } from '../config/db-utils.js';
            export const migrationName = 'late', migrationVersion = '003';
            export const up = () => executeQuery('CREATE TABLE late (n int)');
            """)
        let third = try old()
        #expect(third.output.contains("Found 1 pending migrations"), "\(third)")
        #expect(third.output.contains("Migration 003 completed successfully"), "\(third)")
        let status = try scene.run("status")
        #expect(status.output.contains("\n3 applied\n"), "\(status)")
        #expect(try scene.run("up").output == "nothing to apply\n")
    }
}
