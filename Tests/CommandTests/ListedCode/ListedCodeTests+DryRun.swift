import Filesystem
import MigrationKit
import TestSupport
import Testing

extension ListedCodeTests {
    @Test func aDryRunSaysOfEachThatItDoesNotEnd() throws {
        let scene = try Scene(Self.files(Self.endless))
        let outcome = try scene.run("up", "--dry-run", "--listing-timeout", "500ms")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.lines.suffix(2) == ["    VACUUM FULL elsewhere", "nothing was written"])
        #expect(outcome.errorLines.count == Self.endless.count)
        for (index, line) in outcome.errorLines.enumerated() {
            #expect(
                line.hasPrefix("warning: \(index + 101): the listing ends here: \(Self.overdue)"))
        }
        #expect(try scene.tables == [])
    }

    @Test func aDryRunOfTheWayBackDoesSo() throws {
        let scene = try Scene([
            "migrations/001-first.sql":
                "-- migrate:up\n\(Self.first)\n-- migrate:down\nDROP TABLE orders;",
            "migrations/002-code.js": """
            exports.up = () => {};
            exports.down = async (db) => { while (true) await null; };
            """,
        ])
        try scene.run("up")
        let outcome = try scene.run(
            "down", "--all", "--dry-run", "--listing-timeout", "500ms")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.lines.dropFirst() == [
                "← 002 code", "← 001 first", "    DROP TABLE orders", "nothing was written",
            ])
        #expect(
            outcome.errors.hasPrefix("warning: 002: the listing ends here: \(Self.overdue)"))
        #expect(try scene.rows == ["001 up completed", "002 up completed"])
    }

    @Test func aDryRunSaysWhatEndedTheCode() throws {
        let scene = try Scene(Self.files(Self.ended.map(\.0)))
        let outcome = try scene.run("up", "--dry-run", "--json", "--listing-timeout", "0")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let events = try outcome.lines.map { try JSON(parsing: $0) }
        #expect(events.last?["event"] == "run_finished")
        let warnings = events.filter { $0["event"] == "warning" }
        for (index, each) in Self.ended.enumerated() {
            let text = warnings.first { $0["version"]?.string == "\(index + 101)" }?["message"]?
                .string
            #expect(text?.contains(each.1) == true, "\(each.0): \(text ?? "nothing")")
        }
    }

    @Test func codeThatNeedsAnAnswerItCannotHaveEndsThoughItGoesOn() throws {
        let scene = try Scene(
            Self.files([
                """
                await db.query('CREATE TABLE jobs (id int)');
                const timer = setInterval(async () => {
                  const { rows } = await db.query('SELECT id FROM jobs');
                  if (rows.length > 0) clearInterval(timer);
                }, 20);
                await new Promise(() => {});
                """
            ]))
        // There is no limit: what ends it is that nothing more can be known.
        let outcome = try scene.run("up", "--dry-run", "--listing-timeout", "0")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("    CREATE TABLE jobs (id int)\n"))
        #expect(outcome.lines.last == "nothing was written")
        #expect(
            outcome.errors.hasPrefix(
                "warning: 101: the listing ends here: it needs what the statements before would have made"
            ), "\(outcome)")
    }

    @Test func answersReachTheCodeAsTheyDoInARun() throws {
        let reads = """
            exports.up = async (db) => {
              const many = await db.query(
                `SELECT n, 'ü' || n AS text, n * 1.5 AS price, NULL AS nothing, now() < now() AS no,
                        ARRAY[n, 2] AS list, decode('00ff', 'hex') AS bytes
                 FROM generate_series(1, 5000) AS n`);
              const given = await db.query('SELECT $1::text AS a, $2::bytea AS b, $3::int AS c',
                ['"x"\\n\\u0001', Buffer.from([0, 255, 10]), null]);
              const array = await db.query({ text: 'SELECT 1, 2; SELECT 3 AS three', rowMode: 'array' });
              const error = await db.query('SELECT 1 / 0').catch((error) => error);
              const together = await Promise.all([1, 2, 3].map((n) => db.query(`SELECT ${n} AS n`)));
              console.log(JSON.stringify([
                many.rows.length, many.rows.at(0), many.rows.at(-1), many.fields, many.command,
                given.rows, array.map((each) => [each.rows, each.rowCount]),
                error.message, error.code, error.constructor.name,
                together.map((each) => each.rows)]));
            };
            """
        let scene = try Scene([
            "migrations/001-hog.js":
                "const kept = []; for (;;) kept.push(new Array(1e6).fill(1.5));",
            "migrations/002-reads.js": reads,
            "jsmigrate.config.json": #"{"thresholds": {"scriptMemoryMegabytes": 300}}"#,
        ])
        let listed = try scene.run("up", "--dry-run", "--listing-timeout", "0")
        #expect(listed.exitCode == 0, "\(listed)")
        scene.project.remove("migrations/001-hog.js")
        let run = try scene.run("up")
        #expect(run.exitCode == 0, "\(run)")
        let said = run.lines.first { $0.hasPrefix("[5000,") }
        #expect(said?.contains("\"division by zero\",\"22012\",\"DatabaseError\"") == true)
        #expect(listed.lines.first { $0.hasPrefix("[5000,") } == said)
    }

    @Test func aQueryThatGoesOnEndsWithTheCode() throws {
        let scene = try Scene(
            Self.files([
                """
                db.query('SELECT count(*) FROM generate_series(1, 1e15::bigint)');
                setTimeout(() => process.exit(0), 100);
                """,
                // The database has not even been asked whether the query may be sent.
                """
                db.query('SELECT count(*) FROM generate_series(1, 1e16::bigint)');
                process.exit(0);
                """,
                """
                db.query('SELECT sum(n) FROM generate_series(1, 1e15::bigint) AS n');
                process.exit(0);
                """,
            ]))
        // Without a limit the server has none either.
        let outcome = try scene.run("up", "--dry-run", "--listing-timeout", "0")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors == "")
        #expect(outcome.lines.last == "nothing was written")
    }

    @Test func whatIsEndedBeforeItIsKnownIsAskedForAgain() throws {
        let scene = try Scene(
            Self.files([
                "db.query('SELECT name FROM people'); process.exit(0);",
                """
                console.log('begun.');
                const { rows } = await db.query('SELECT name FROM people');
                console.log(`read ${rows.map((row) => row.name)}`);
                """,
            ]))
        try scene.database.execute(
            "CREATE TABLE humans (name text); INSERT INTO humans VALUES ('Ada');"
                + " CREATE VIEW people AS SELECT name FROM humans;")
        // What the view calls is known only with the lock of its table.
        let session = try scene.database.openSession()
        try session.run("BEGIN; LOCK TABLE humans")
        let running = try JSMigrate.start(
            ["up", "--dry-run", "--listing-timeout", "0"], in: scene.project,
            database: scene.database)
        try running.waitForText("begun.\n")
        try session.run("COMMIT")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors == "")
        #expect(outcome.lines.contains("read Ada"), "\(outcome)")
    }

    @Test func ctrlCEndsTheLookAndItsProcess() throws {
        let scene = try Scene(
            Self.files([
                """
                console.log(`begun ${process.pid}.`);
                while (true) await null;
                """
            ]))
        let running = try JSMigrate.start(
            ["up", "--dry-run", "--listing-timeout", "0"], in: scene.project,
            database: scene.database)
        try running.waitForText(".\n")
        let text = running.output.split(separator: "begun ").last?.prefix { $0 != "." }
        let process = try #require(text.flatMap { Int32($0) })
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        try running.wait("for the end of the code's process") {
            // A zombie has ended.
            (try? Filesystem.readText("/proc/\(process)/stat"))?.contains(") Z ") ?? true
        }
    }
}
