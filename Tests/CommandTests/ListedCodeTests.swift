import Filesystem
import MigrationKit
import TestSupport
import Testing

/// Whatever the code of a pending migration does while it is looked at, the report is whole and says why that code
/// could not be looked at to its end.
@Suite struct ListedCodeTests {
    /// Code in `up` and `down` that never comes to its end.
    static let endless = [
        "for (;;) {}", "while (true) await null;",
        "const next = () => Promise.resolve().then(next); return next();",
        "return new Promise(() => { const next = () => process.nextTick(next); next(); });",
        "return new Promise(() => { const next = () => setImmediate(next); next(); });",
        "return new Promise(() => { const next = () => setTimeout(next, 0); next(); });",
        "const deep = () => { try { deep(); } catch {} deep(); }; deep();",
        "try { for (;;) {} } finally { while (true) await null; }",
    ]
    /// The same while the module is loaded.
    static let endlessAtOnce = ["for (;;) {}", "while (true) await null;"]
    /// Code that ends at once, and what is said of it.
    static let ended = [
        ("process.exit(3);", "the code fails with the migration called process.exit(3)"),
        ("process.abort();", "the code fails with the migration called process.exit(134)"),
        ("process.kill(process.pid, 'SIGKILL');", "process.kill() is refused"),
        ("process.kill(process.ppid, 'SIGKILL');", "process.kill() is refused"),
        ("const deep = () => 1 + deep(); deep();", "Maximum call stack size exceeded"),
        ("await new Promise(() => {});", "it waits for something that can never happen"),
        (
            "await new Promise((resolve) => setTimeout(resolve, 1e6).unref());",
            "it waits for something that can never happen"
        ),
        (
            "for (let i = 3; i < 64; i++) try { require('fs').closeSync(i); } catch {}",
            "its process ended"
        ),
    ]
    private static let overdue = "its code takes longer than 0.5 seconds"
    private static let first = "CREATE TABLE orders (id int);"
    private static let last = "VACUUM FULL elsewhere;"

    /// SQL files around migrations of such code: what is of the time limit is not theirs.
    private static func files(_ codes: [String]) -> [String: String] {
        var files = ["migrations/001-first.sql": first, "migrations/900-last.sql": last]
        for (index, code) in codes.enumerated() {
            files["migrations/\(index + 101)-code.js"] =
                "exports.up = exports.down = async (db) => { \(code) };"
        }
        return files
    }

    /// The same code as a file of each kind of module.
    private static func modules(_ codes: [String]) -> [String: String] {
        var files = ["migrations/001-first.sql": first, "migrations/900-last.sql": last]
        for (index, code) in codes.enumerated() {
            let script = "up = async (db) => { \(code) };"
            files["migrations/\(index + 1)10-code.cjs"] = "exports.\(script)"
            files["migrations/\(index + 1)20-code.mjs"] = "export const \(script)"
        }
        for (index, code) in endlessAtOnce.enumerated() {
            files["migrations/\(index + 1)30-code.mjs"] = "\(code)\nexport const up = () => {};"
        }
        return files
    }

    /// The messages of `incomplete-listing` by their files, and whether the last statement was linted.
    private func gaps(
        _ outcome: JSMigrate.Outcome
    ) throws -> (messages: [String: String], isWhole: Bool) {
        let document = try JSON(parsing: outcome.output)
        guard case .array(let findings)? = document["findings"] else { return ([:], false) }
        var messages: [String: String] = [:]
        for each in findings where each["rule"] == "incomplete-listing" {
            messages[each["file"]?.string ?? ""] = each["message"]?.string
        }
        return (messages, findings.contains { $0["rule"] == "vacuum-full" })
    }

    // MARK: - Lint

    @Test func lintSaysOfEachThatItDoesNotEnd() throws {
        let project = try Project(Self.files(Self.endless))
        let arguments = ["lint", "--no-down", "--listing-timeout", "500ms"]
        let outcome = try JSMigrate.run(arguments + ["--json"], in: project)
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(outcome.errors == "")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        #expect(found.messages.count == Self.endless.count)
        for message in found.messages.values {
            #expect(message.contains(Self.overdue), "\(message)")
        }
    }

    @Test func lintDoesSoForEachKindOfModule() throws {
        let project = try Project(Self.modules(Array(Self.endless.prefix(2))))
        let outcome = try JSMigrate.run(
            ["lint", "--json", "--listing-timeout", "500ms"], in: project)
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        #expect(found.messages.count == 6)
        for message in found.messages.values {
            #expect(message.contains(Self.overdue), "\(message)")
        }
    }

    @Test(.requiresNodePackages) func lintDoesSoForTypeScript() throws {
        var files = ["migrations/900-last.sql": Self.last]
        for (index, code) in Self.endlessAtOnce.enumerated() {
            files["migrations/\(index + 1)10-code.ts"] =
                "export const up = async (db: any): Promise<void> => { \(code) };"
            files["migrations/\(index + 1)20-code.mts"] =
                "\(code)\nexport const up = (n: number) => n;"
        }
        let project = try Project(files)
        let outcome = try JSMigrate.run(
            ["lint", "--json", "--listing-timeout", "500ms"], in: project,
            environment: [
                "PATH": NodePackages.programs + ":"
                    + (JSMigrate.baseEnvironment["PATH"] ?? "/usr/bin")
            ])
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        #expect(found.messages.count == 4)
        for message in found.messages.values {
            #expect(message.contains(Self.overdue), "\(message)")
        }
    }

    @Test func lintSaysWhatEndedTheCode() throws {
        let project = try Project(Self.files(Self.ended.map(\.0)))
        let outcome = try JSMigrate.run(["lint", "--json", "--listing-timeout", "0"], in: project)
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        for (index, each) in Self.ended.enumerated() {
            let message = found.messages["migrations/\(index + 101)-code.js"]
            #expect(message?.contains(each.1) == true, "\(each.0): \(message ?? "nothing")")
        }
    }

    @Test func whatFillsTheMemoryIsEndedAndTheNextIsListed() throws {
        var files = Self.files([
            "await db.query('CREATE TABLE seen (id int)'); const kept = []; for (;;) kept.push(new Array(1e6).fill(1.5));",
            "await db.query('CREATE INDEX seen_id ON orders (id)');",
        ])
        files["migrations/103-load.js"] =
            "const kept = []; for (;;) kept.push(Buffer.alloc(1 << 24, 1));"
        files["jsmigrate.config.json"] = #"{"thresholds": {"scriptMemoryMegabytes": 300}}"#
        let large = "it used more than 300 MB of memory, and was ended"
        let scene = try Scene(files)
        // The limit of time is not what ends it, however slow the machine.
        let linted = try scene.run("lint", "--json", "--no-down", "--listing-timeout", "0")
        #expect(linted.exitCode == 1, "\(linted)")
        let found = try gaps(linted)
        #expect(found.isWhole)
        #expect(found.messages.count == 2)
        for message in found.messages.values { #expect(message.contains(large), "\(message)") }

        let dry = try scene.run("up", "--dry-run", "--listing-timeout", "0")
        #expect(dry.exitCode == 0, "\(dry)")
        #expect(
            dry.lines.dropFirst() == [
                "→ 001 first", "    CREATE TABLE orders (id int)", "→ 101 code",
                "    CREATE TABLE seen (id int)", "→ 102 code",
                "    CREATE INDEX seen_id ON orders (id)", "→ 103 load", "→ 900 last",
                "    VACUUM FULL elsewhere", "nothing was written",
            ], "\(dry)")
        #expect(
            dry.errorLines == [
                "warning: 101: the listing ends here: \(large)",
                "warning: 103: the listing ends here: \(large)",
            ])
    }

    // MARK: - Dry runs

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

    // MARK: - Validations

    @Test func aValidationIsWhole() throws {
        // What does not end takes of the time that there is for all.
        var files = Self.files(["process.abort();", "while (true) await null;"])
        // In which the other comes to its end, however slow the machine.
        files["jsmigrate.config.json"] = #"{"thresholds": {"planTime": "10s"}}"#
        files["migrations/900-last.sql"] = "ALTER TABLE orders ADD COLUMN note text;"
        let scene = try Scene(files)
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let found = try ValidationResults(outcome)
        let connectivity = found["connectivity"] ?? ""
        #expect(
            connectivity.contains(
                "Not all that 102-code.js needs is known before it runs: its code takes longer than 10.0 seconds"
            ), "\(outcome)")
        #expect(
            connectivity.contains(
                "Not all that 101-code.js needs is known before it runs: the code fails with the migration called process.exit(134)"
            ))
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
