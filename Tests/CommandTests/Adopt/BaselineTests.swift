import MigrationKit
import TestSupport
import Testing

/// `baseline`: what is applied without having been run.
@Suite struct BaselineTests {
    @Test func everythingUpToAVersionIsMarked() throws {
        let scene = try Scene(Migrations.tables("a", "b", "c"))
        let preview = try scene.run("baseline", "2", "--dry-run")
        #expect(
            preview.exitCode == 0
                && preview.output == """
                    001 a → applied, without running it
                    002 b → applied, without running it
                    2 migrations would be marked as applied

                    """,
            "\(preview)")
        #expect(try scene.tables == [])
        let outcome = try scene.run("baseline", "002-b.js", "--yes", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let document = try JSON(parsing: outcome.output)
        #expect(document.versions("marked") == ["001", "002"] && document["done"] == true)
        #expect(try scene.rows == ["001 up completed", "002 up completed"])
        #expect(
            try scene.database.value(
                "SELECT count(*) FROM schema_migrations WHERE length(checksum) = 64 AND completed_at IS NOT NULL"
            ) == "2")
        #expect(
            try scene.database.query(
                "SELECT migration_file, action, success, applied_by ~ '^baseline by .+@.+ as ' FROM migration_history ORDER BY id"
            ) == [["001-a.js", "up", "t", "t"], ["002-b.js", "up", "t", "t"]])
        let up = try scene.run("up")
        #expect(up.exitCode == 0 && up.errors.isEmpty, "\(up)")
        #expect(try scene.ownTables == ["c"])
        let again = try scene.run("baseline", "3")
        #expect(
            again.exitCode == 0
                && again.output == "3 applied already, left alone\nnothing to mark\n", "\(again)")
    }

    @Test func whatIsRefused() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        let unknown = try scene.run("baseline", "9", "--yes")
        #expect(unknown.exitCode == 5 && unknown.errors.contains("no migration '9'"), "\(unknown)")
        let unanswered = try scene.run("baseline", "1")
        #expect(unanswered.exitCode == 5 && unanswered.errors.contains("--yes"), "\(unanswered)")
        #expect(try scene.run("baseline").exitCode == 5)
        #expect(try scene.tables == [])
        try scene.database.query(
            OldRunnerTests.table
                + "INSERT INTO schema_migrations (version, name, direction, status) VALUES ('1', 'a', 'up', 'running')"
        )
        let unsettled = try scene.run("baseline", "2", "--yes")
        #expect(unsettled.exitCode == 5, "\(unsettled)")
        #expect(unsettled.errors.contains("migration 1 was left unfinished"), "\(unsettled)")
        #expect(try scene.rows == ["1 up running"])
    }

    /// A failure that left something behind is not forgotten.
    @Test func aFailureOfWhichAPartIsThere() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE a (id int)');
              await db.query('VACUUM a');
              throw new Error('half way');
            };
            """
        ])
        #expect(try scene.run("up").exitCode == 2)
        let outcome = try scene.run("baseline", "1", "--yes")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("repair VERSION --applied"), "\(outcome)")
    }

    /// The row of a migration that was taken back is the one that counts, also where it has another
    /// zero-padding.
    @Test func rowsThatAreThere() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        try scene.database.query(
            OldRunnerTests.table
                + "INSERT INTO schema_migrations (version, name, direction, status) VALUES ('1', 'a', 'down', 'completed')"
        )
        let outcome = try scene.run("baseline", "2", "--yes")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.rows == ["002 up completed", "1 up completed"])
    }
}
