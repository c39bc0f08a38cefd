import TestSupport
import Testing

/// "Between migrations the session is reset: no role, search_path, temporary table or setting leaks
/// into the next file."
@Suite struct SessionResetTests {
    /// What one migration does to its session, and a query whose answer tells whether it leaked.
    struct Case: Sendable, CustomTestStringConvertible {
        let statements: [String]
        let probe: String
        let clean: String
        var testDescription: String { statements.joined(separator: "; ") }
    }

    private static let cases = [
        Case(
            statements: ["SET ROLE pg_monitor"], probe: "SELECT current_user = session_user",
            clean: "t"),
        Case(
            statements: ["SET SESSION AUTHORIZATION pg_monitor"],
            probe: "SELECT session_user <> 'pg_monitor'", clean: "t"),
        Case(
            statements: ["SET search_path TO elsewhere"], probe: "SHOW search_path",
            clean: "\"$user\", public"),
        Case(
            statements: ["SELECT pg_catalog.set_config('search_path', '', false)"],
            probe: "SHOW search_path", clean: "\"$user\", public"),
        Case(
            statements: ["CREATE TEMPORARY TABLE leak (n int)"],
            probe: "SELECT to_regclass('leak') IS NULL", clean: "t"),
        Case(statements: ["SET work_mem TO '1MB'"], probe: "SHOW work_mem", clean: "4MB"),
        Case(
            statements: ["SET my.own TO 'x'"],
            probe: "SELECT coalesce(nullif(current_setting('my.own', true), ''), 'none')",
            clean: "none"),
        Case(
            statements: ["SET statement_timeout TO 12345"], probe: "SHOW statement_timeout",
            clean: "0"),
        Case(
            statements: ["PREPARE leak AS SELECT 1"],
            probe: "SELECT count(*) FROM pg_prepared_statements", clean: "0"),
        Case(
            statements: ["SELECT pg_advisory_lock(7)"],
            probe:
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
                + " AND mode = 'ExclusiveLock'",
            clean: "0"),
        Case(
            statements: ["LISTEN leak"], probe: "SELECT count(*) FROM pg_listening_channels()",
            clean: "0"),
        Case(
            statements: ["DECLARE leak CURSOR WITH HOLD FOR SELECT 1"],
            probe: "SELECT count(*) FROM pg_cursors WHERE name = 'leak'", clean: "0"),
        Case(
            statements: ["SET default_transaction_read_only TO on"],
            probe: "SHOW default_transaction_read_only", clean: "off"),
        Case(
            statements: ["SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE"],
            probe: "SHOW default_transaction_isolation", clean: "read committed"),
    ]

    /// All cases in one run: a migration that leaves something, then one that looks, and so on.
    @Test(arguments: [false, true])
    func nothingLeaksIntoTheNextMigration(afterCommit: Bool) throws {
        let scene = try Scene()
        for (index, example) in Self.cases.enumerated() {
            let block = afterCommit ? "await db.query('BEGIN'); await db.query('COMMIT');" : ""
            try scene.write(
                "\(100 + index * 2)-leave.js",
                example.statements.map { "await db.query(String.raw`\($0)`);" }.joined() + block)
            try scene.write(
                "\(101 + index * 2)-look.js",
                """
                const query = { text: String.raw`\(example.probe)`, rowMode: 'array' };
                const value = (await db.query(query)).rows[0][0];
                console.log('case \(index):', String(value).replace('true', 't'));
                """)
        }
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        for (index, example) in Self.cases.enumerated() {
            #expect(outcome.lines.contains("case \(index): \(example.clean)"), "\(example)")
        }
        #expect(
            try scene.database.query(
                "SELECT DISTINCT direction, status FROM schema_migrations")
                == [["up", "completed"]], "\(outcome)")
    }

    @Test func ourOwnSettingsAreThereInEachMigration() throws {
        let body = """
            await db.query('SET lock_timeout TO 5; SET idle_in_transaction_session_timeout TO 60000');
            await db.query('RESET ALL');
            const { rows } = await db.query("SELECT current_setting('lock_timeout') || ' '"
              + " || current_setting('statement_timeout') || ' '"
              + " || current_setting('idle_in_transaction_session_timeout') AS s");
            console.log(rows[0].s);
            """
        let scene = try Scene(["001-a.js": body, "002-b.js": body])
        let outcome = try scene.run("up", "--lock-timeout", "7s", "--statement-timeout", "2min")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.lines.filter { $0 == "7s 2min 0" }.count == 2, "\(outcome)")
    }

    /// "Server settings that end idle sessions or transactions are switched off for ours."
    @Test(.needs(.version(14))) func serverSettingsThatEndIdleSessionsAreSwitchedOff() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await new Promise((wake) => setTimeout(wake, 6000));
                await db.query('INSERT INTO a VALUES (1)');
                """)
        try scene.database.query(
            """
            ALTER DATABASE \(scene.database.name) SET idle_in_transaction_session_timeout = '4s';
            ALTER DATABASE \(scene.database.name) SET idle_session_timeout = '4s'
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1"])
    }

    @Test func poolsThatAMigrationEndedAreOpenInTheNext() throws {
        let scene = try Scene([
            "001-a.js": """
            import { pool } from '../pool.js';
            export async function up() {
              await pool.query('CREATE TABLE a (n int)');
              await pool.end();
            }
            """,
            "002-b.js": """
            import { pool } from '../pool.js';
            export async function up() { await pool.query('INSERT INTO a VALUES (1)'); }
            """,
        ])
        try scene.project.write(
            "pool.js", "import pg from 'pg';\nexport const pool = new pg.Pool();\n")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1"])
    }
}
