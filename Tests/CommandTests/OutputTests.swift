import MigrationKit
import TestSupport
import Testing

/// What is written where: `--json`, `--quiet`, `--verbose`, colours, pipes.
@Suite struct OutputTests {
    static let talking = """
        exports.up = async (db) => {
          console.log('to people', { a: 1 });
          console.error('to the log');
          process.stdout.write('unfinished');
          await db.query('CREATE TABLE a (id int)');
        };
        exports.down = (db) => db.query('DROP TABLE a');
        """

    private func events(_ outcome: JSMigrate.Outcome) throws -> [JSON] {
        try outcome.lines.map { try JSON(parsing: $0) }
    }

    @Test func everyLineOfJSONIsAnEvent() throws {
        let scene = try Scene([
            "migrations/001-a.js": Self.talking,
            "migrations/002-b.js": "exports.up = () => { throw new Error('broken'); };",
        ])
        let outcome = try scene.run("up", "--json")
        #expect(outcome.exitCode == 2)
        let events = try events(outcome)
        #expect(
            events.map { $0["event"]?.string } == [
                "run_started", "migration_started", "log", "log", "log", "statement",
                "migration_finished", "migration_started", "migration_finished", "run_finished",
            ], "\(outcome)")
        for event in events {
            #expect(
                event["time"]?.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/)
                    != nil)
        }
        #expect(
            names(events[0]) == ["event", "time", "direction", "database", "dry_run", "planned"])
        #expect(events[0]["planned"]?.compact == #"["001","002"]"#)
        #expect(
            events[2...4].map { "\($0["stream"]?.string ?? "") \($0["text"]?.string ?? "")" }
                == ["stdout to people { a: 1 }", "stderr to the log", "stdout unfinished"])
        #expect(events[2]["version"]?.string == "001")
        #expect(events[5]["sql"]?.string == "CREATE TABLE a (id int)")
        #expect(
            names(events[6]) == [
                "event", "time", "version", "name", "direction", "status", "duration_ms", "error",
            ])
        #expect(events[6]["status"]?.string == "completed" && events[6]["error"]?.compact == "null")
        #expect(events[8]["status"]?.string == "failed" && events[8]["error"]?.string == "broken")
        let last = events[9]
        #expect(
            [last["exit_code"], last["applied"], last["failed"]].map { $0?.compact } == [
                "2", "1", "1",
            ])
        #expect(outcome.errors.contains("error: migration 002 failed: broken\n"))
    }

    private func names(_ object: JSON) -> [String] {
        guard case .object(let members) = object else { return [] }
        return members.map(\.name)
    }

    @Test func statusIsOneDocument() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.js": "exports.up = () => { throw new Error('broken'); };",
            "migrations/003-c.js": Migrations.table("c"), "migrations/004-empty.js": "",
        ])
        try scene.run("up")
        let outcome = try scene.run("status", "--json")
        #expect(outcome.errors.contains("warning: 004-empty.js is empty"))
        let document = try JSON(parsing: outcome.output)
        #expect(names(document) == ["migrations", "summary", "schema"])
        guard case .array(let migrations) = document["migrations"] else {
            Issue.record("\(outcome)")
            return
        }
        for migration in migrations {
            #expect(
                names(migration) == [
                    "version", "name", "file", "state", "applied_at", "duration_ms", "checksum",
                    "error",
                ])
        }
        #expect(
            migrations.map { "\($0["version"]?.string ?? "") \($0["state"]?.string ?? "")" }
                == ["001 applied", "002 failed", "003 pending"])
        #expect(migrations[0]["file"]?.string == "001-a.js")
        #expect(migrations[0]["checksum"]?.string?.count == 64)
        #expect(migrations[1]["error"]?.string == "broken")
        #expect(migrations[1]["applied_at"]?.compact == "null")
        #expect(
            document["summary"]?.compact
                == #"{"applied":1,"pending":1,"running":0,"failed":1,"missing":0,"changed":0,"out-of-order":0}"#
        )
    }

    @Test func aRefusalLeavesTheStandardOutputToJSON() throws {
        let scene = try Scene()
        let outcome = try scene.run("up", "--json")
        #expect(
            outcome.exitCode == 5 && outcome.output.isEmpty && outcome.errors.hasPrefix("error: "))
    }

    @Test func quietTellsWhatMigrationsPrintAndWarnings() throws {
        let scene = try Scene(migration: Self.talking)
        let up = try scene.run("up", "--quiet")
        #expect(
            up.output == "to people { a: 1 }\nunfinished" && up.errors == "to the log\n", "\(up)")
        let down = try scene.run("down", "--quiet")
        #expect(down.exitCode == 0 && down.output.isEmpty && down.errors.isEmpty)
    }

    @Test func verboseTellsEachStatement() throws {
        let scene = try Scene(Migrations.tables("a"))
        let outcome = try scene.run("up", "--verbose")
        #expect(
            outcome.lines.contains { $0.hasPrefix("    CREATE TABLE a (id int)  (") }, "\(outcome)")
        #expect(try !scene.run("down").output.contains("DROP TABLE"))
    }

    @Test func coloursAreForTerminals() throws {
        let scene = try Scene(Migrations.tables("a"))
        let escape = "\u{1b}["
        #expect(try !scene.run("up").output.contains(escape))
        #expect(try scene.run("status", "--color", "always").output.contains(escape))
        #expect(try scene.run("down", terminal: true).output.contains(escape))
        #expect(try !scene.run("up", "--color", "never", terminal: true).output.contains(escape))
        #expect(
            try !scene.run("down", environment: ["NO_COLOR": "1"], terminal: true).output.contains(
                escape))
        // no-color.org: an empty value does not count.
        #expect(
            try scene.run("up", environment: ["NO_COLOR": ""], terminal: true).output.contains(
                escape))
    }

    @Test func aReaderThatGoesAwayEndsNoMigration() throws {
        var files: [String: String] = [:]
        for number in 100..<140 {
            files["migrations/\(number)-t.js"] =
                "exports.up = async (db) => { console.log('x'.repeat(5000)); await db.query('CREATE TABLE t\(number) ()'); };"
        }
        let scene = try Scene(files)
        let running = try RunningProgram(
            "/bin/sh", ["-c", "\"$0\" up 2>&1 | head -1", JSMigrate.binary], in: scene.project,
            environment: JSMigrate.baseEnvironment.merging(scene.database.environment) { $1 },
            standardInput: "", terminal: false)
        let outcome = running.finish()
        #expect(outcome.lines.count == 1 && outcome.exitCode == 0)
        // The reader's end is not the program's: it may still be at work.
        try running.wait("for the program's end", timeout: .seconds(120)) {
            try scene.rows == (100..<140).map { "\($0) up completed" }
        }
        #expect(try scene.ownTables.count == 40)
    }
}
