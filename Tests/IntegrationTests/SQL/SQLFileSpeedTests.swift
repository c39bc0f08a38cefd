import MigrationKit
import TestSupport
import Testing

@Suite("Statements of a SQL file are sent ahead of the answers, and nobody can tell")
struct SQLFileSpeedTests {
    private func scene(_ text: String) throws -> Scene {
        let scene = try Scene()
        try scene.project.write("migrations/001_it.sql", text)
        return scene
    }

    private static func inserts(_ range: ClosedRange<Int>) -> String {
        range.map { "INSERT INTO a VALUES (\($0), 'costs $\($0); it''s C:\\dir');\n" }.joined()
    }

    @Test(arguments: ["", "BEGIN;\n"])
    func theOneThatFailsIsNamed(begin: String) throws {
        let scene = try scene(
            """
            \(begin)CREATE TABLE a (n int UNIQUE, t text);
            \(Self.inserts(1...400))-- é
            INSERT INTO a VALUES (7, 'ö'), (401, wrong);
            \(Self.inserts(402...900))
            """ + (begin.isEmpty ? "" : "COMMIT;\n"))
        let line = (begin.isEmpty ? 0 : 1) + 403
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("column \"wrong\" does not exist"), "\(outcome)")
        #expect(outcome.errors.contains("migrations/001_it.sql:\(line):38"), "\(outcome)")
        #expect(
            outcome.errors.contains(
                "LINE \(line): INSERT INTO a VALUES (7, 'ö'), (401, wrong);\n"
                    + String(repeating: " ", count: 49) + "^"), "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["progress"] == nil)
    }

    @Test func allAreCountedAndTheirRowsAreThere() throws {
        let scene = try scene(
            """
            CREATE TABLE a (n int UNIQUE, t text);
            \(Self.inserts(1...1_000))
            COPY a FROM STDIN;
            1001\tx
            \\.
            \(Self.inserts(1_002...1_500))
            BEGIN;
            \(Self.inserts(1_501...2_000))
            COMMIT;
            CREATE INDEX CONCURRENTLY ON a (t);
            \(Self.inserts(2_001...2_500))
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query("SELECT count(*), sum(n) FROM a") == [["2500", "3126250"]])
        #expect(
            try scene.database.value("SELECT t FROM a WHERE n = 77") == "costs $77; it's C:\\dir")
        #expect(try scene.row()["statements"] == "2502")
        #expect(try scene.row()["last"]?.hasPrefix("INSERT INTO a VALUES (2500,") == true)
    }

    private func events(_ outcome: JSMigrate.Outcome) throws -> [JSON] {
        try outcome.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    @Test func aStatementsTimeIsItsOwn() throws {
        let scene = try scene(
            """
            CREATE TABLE a (n int UNIQUE, t text);
            \(Self.inserts(1...50))
            SELECT pg_sleep(8);
            \(Self.inserts(51...100))
            """)
        let told = try events(scene.run("up", "--json"))
        var durations: [(sql: String, milliseconds: Int)] = []
        for event in told where event["event"]?.string == "statement" {
            durations.append(
                (event["sql"]?.string ?? "", Int(event["duration_ms"]?.compact ?? "") ?? -1))
        }
        #expect(durations.count == 102)
        #expect(durations[51].sql == "SELECT pg_sleep(8)")
        #expect((4_000...).contains(durations[51].milliseconds))
        #expect(durations.max { $0.milliseconds < $1.milliseconds }?.sql == "SELECT pg_sleep(8)")
    }

    @Test func aWarningStandsBesideItsStatement() throws {
        let scene = try scene(
            """
            SELECT 1;
            SET client_min_messages = warning;
            CREATE FUNCTION beware(n int) RETURNS int LANGUAGE plpgsql AS
                'BEGIN RAISE WARNING ''no %'', n; RETURN n; END';
            SELECT beware(1);
            SELECT 2;
            SELECT beware(2);
            SELECT 3;
            """)
        var told: [String] = []
        for event in try events(scene.run("up", "--json")) {
            if let text = (event["sql"] ?? event["message"])?.string { told.append(text) }
        }
        #expect(
            told.suffix(6) == [
                "no 1", "SELECT beware(1)", "SELECT 2", "no 2", "SELECT beware(2)", "SELECT 3",
            ])
    }

    @Test func aTimeoutIsForEachStatement() throws {
        let sleeps = String(repeating: "SELECT pg_sleep(1);\n", count: 8)
        let scene = try scene(sleeps)
        let outcome = try scene.run("up", "--statement-timeout", "6s")
        #expect(outcome.exitCode == 0, "\(outcome)")
        try scene.project.write(
            "migrations/002_b.sql", "SELECT 1;\nSELECT pg_sleep(600);\nSELECT 2;\n")
        let second = try scene.run("up", "--statement-timeout", "4s")
        #expect(second.exitCode == 2)
        #expect(second.errors.contains("canceling statement due to statement timeout"))
        #expect(second.errors.contains("migrations/002_b.sql:2:1"), "\(second)")
    }

    @Test(arguments: [2, 15] as [Int32]) func aSignalEndsIt(signal: Int32) throws {
        let scene = try scene(
            """
            CREATE TABLE a (n int, t text);
            \(Self.inserts(1...200))
            SELECT pg_sleep(600);
            \(Self.inserts(201...2_000))
            """)
        let running = try scene.start("up")
        try running.wait("for the statement") { try scene.somebodyWaits(for: "PgSleep") }
        running.send(signal: signal)
        let outcome = running.finish()
        #expect(outcome.exitCode == 128 + signal, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    @Test func whatIsKnownOfAStatementIsNotWhatAnotherSays() throws {
        // They differ in their constants only, and one of them is too large.
        let scene = try scene(
            """
            CREATE TABLE a (n smallint);
            INSERT INTO a VALUES (1);
            INSERT INTO a VALUES (2);
            INSERT INTO a VALUES (70000);
            INSERT INTO a VALUES (3);
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("smallint out of range"))
        #expect(outcome.errors.contains("SQL: INSERT INTO a VALUES (70000)"), "\(outcome)")
        #expect(outcome.errors.contains("migrations/001_it.sql:4:1"))
    }
}
