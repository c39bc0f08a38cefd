import MigrationKit
import TestSupport
import Testing

extension ListedCodeTests {
    @Test func aValidationIsWhole() throws {
        // What does not end takes of the time that there is for all.
        var files = Self.files(["process.abort();", "while (true) await null;"])
        // In which the other comes to its end, however slow the machine.
        files["jsmigrate.config.json"] = #"{"thresholds": {"planTime": "5s"}}"#
        files["migrations/900-last.sql"] = "ALTER TABLE orders ADD COLUMN note text;"
        let scene = try Scene(files)
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let found = try ValidationResults(outcome)
        let connectivity = found["connectivity"] ?? ""
        #expect(
            connectivity.contains(
                "Not all that 102-code.js needs is known before it runs: its code takes longer than 5.0 seconds"
            ), "\(outcome)")
        #expect(
            connectivity.contains(
                "Not all that 101-code.js needs is known before it runs: the code fails with the migration called process.exit(134)"
            ))
        #expect(!connectivity.contains("900-last.sql"))
        #expect(found["blocking-locks"]?.hasPrefix("PASS") == true)
    }

    @Test func aRunIsValidatedWhoseCodeEndsOnlyWithRows() throws {
        let scene = try Scene([
            "migrations/001-code.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE orders (id int)');
              let rows = [];
              ({ rows } = await db.query('INSERT INTO orders VALUES (7) RETURNING id'));
              while (rows.length === 0) await null;
            };
            """
        ])
        let outcome = try scene.run("up", "--validate")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("Not all that 001-code.js needs is known"))
        #expect(try scene.rows == ["001 up completed"])
        #expect(try scene.database.value("SELECT id FROM orders") == "7")
    }

    @Test func whatIsWrittenPastTheConsoleIsInNoDocument() throws {
        let scene = try Scene(
            Self.files([
                "require('fs').writeSync(1, 'past the console'); console.log('to the console');"
            ]))
        let linted = try scene.run("lint", "--json")
        #expect(linted.errors == "")
        #expect(try gaps(linted).isWhole)
        let validated = try scene.run("validate", "--pre", "--json")
        #expect(validated.errors == "")
        #expect(try JSON(parsing: validated.output)["phase"] == "pre")
        let dry = try scene.run("up", "--dry-run", "--json")
        #expect(dry.errors.contains("past the console"))
        let events = try dry.lines.map { try JSON(parsing: $0) }
        #expect(events.contains { $0["text"]?.string?.hasPrefix("to the console") == true })
    }
}
