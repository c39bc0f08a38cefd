import MigrationKit
import TestSupport
import Testing

/// `validate --files`: what the files alone tell, with no database.
@Suite struct ValidateFilesTests {
    private func validate(
        _ files: [String: String], _ arguments: String...
    ) throws -> (outcome: JSMigrate.Outcome, checks: [String: (status: String, details: String)]) {
        let project = try Project(files)
        let outcome = try JSMigrate.run(
            ["validate", "--json"] + arguments, in: project,
            environment: ["DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"])
        let report = try JSON(parsing: outcome.output)
        var checks: [String: (status: String, details: String)] = [:]
        #expect(report["phase"]?.string == "files")
        guard case .array(let results)? = report["results"] else {
            throw TestFailure("no results: \(outcome)")
        }
        for result in results {
            checks[result["check"]?.string ?? ""] = (
                result["status"]?.string ?? "", result["details"]?.string ?? ""
            )
        }
        return (outcome, checks)
    }

    @Test func withoutAnOptionTheFilesAreValidatedAndThatIsSaid() throws {
        let (outcome, checks) = try validate([
            "migrations/001-a.js": "exports.up = () => {}; exports.down = () => {};",
            "migrations/002_b.up.sql": "CREATE TABLE b (id int);",
            "migrations/002_b.down.sql": "DROP TABLE b;",
        ])
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("the files are validated, without a database"))
        #expect(checks.values.allSatisfy { $0.status == "PASS" }, "\(checks)")
        let asked = try validate(["migrations/001-a.js": "exports.up = () => {};"], "--files")
        #expect(asked.outcome.exitCode == 0)
        #expect(asked.outcome.errors == "")
    }

    @Test(arguments: [
        (
            "001-a.js", "exports.up = () => {\n  const x = ;\n};",
            "001-a.js:2:13: Unexpected token ';'"
        ),
        (
            "001-a.mjs", "import { gone } from './gone.js';\nexport const up = 1;",
            "Cannot find module"
        ),
        ("001-a.mjs", "import { nope } from 'fs';\nexport const up = 1;", "001-a.mjs:1:"),
        ("001_a.sql", "SELECT 1;\nSELEC 2;", "001_a.sql:2:1: syntax error at or near \"SELEC\""),
        ("001_a.sql", "SELECT 1;\n\\i x.sql", "001_a.sql:2:1: `\\i` is a command of psql"),
        (
            "001_a.down.sql", "DROP TABEL a;",
            "001_a.down.sql:1:6: syntax error at or near \"TABEL\""
        ),
    ])
    func aFileThatCannotBeReadFails(name: String, text: String, expected: String) throws {
        var files = ["migrations/\(name)": text]
        if name.contains(".down.") { files["migrations/001_a.up.sql"] = "SELECT 1;" }
        let (outcome, checks) = try validate(files)
        #expect(outcome.exitCode == 1)
        #expect(checks["syntax"]?.status == "FAIL")
        #expect(checks["syntax"]?.details.contains(expected) == true, "\(checks)")
    }

    @Test func nothingOfAScriptIsRun() throws {
        let (outcome, checks) = try validate([
            "package.json": #"{"type": "module"}"#,
            "lib.cjs": "console.log('ran'); throw new Error('ran');",
            "migrations/001-a.js": """
            import lib from '../lib.cjs';
            import { executeQuery } from '../config/db-utils.js';
            console.log('ran');
            await executeQuery('SELECT 1');
            export const up = () => {};
            export const down = () => {};
            """,
        ])
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!(outcome.output + outcome.errors).contains("ran"), "\(outcome)")
        #expect(checks["syntax"]?.status == "PASS")
    }

    @Test func duplicatesFailUnlessTheyAreAllowed() throws {
        let files = [
            "migrations/003-a.js": "exports.up = () => {};",
            "migrations/3_b.js": "exports.up = () => {};",
        ]
        let refused = try validate(files)
        #expect(refused.outcome.exitCode == 1)
        #expect(refused.checks["duplicate-versions"]?.status == "FAIL")
        #expect(
            refused.checks["duplicate-versions"]?.details.contains("003-a.js, 3_b.js") == true)
        let allowed = try validate(files, "--allow-duplicates")
        #expect(allowed.outcome.exitCode == 0)
        #expect(allowed.checks["duplicate-versions"]?.status == "WARN")
    }

    @Test func namesPairsAndOrderAreWarnedAbout() throws {
        let (outcome, checks) = try validate([
            "migrations/9_a.sql": "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;",
            "migrations/10_b.up.sql": "SELECT 1;", "migrations/11_c.down.sql": "SELECT 1;",
            "migrations/12.sql": "SELECT 1;", "migrations/13_d.sql": "",
            "migrations/14_e.sql": "SELECT 1;",
        ])
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            checks["file-names"]?.details
                == "12.sql is not run: its name is only a number\n13_d.sql is empty and is left out"
        )
        #expect(checks["order"]?.status == "WARN")
        #expect(checks["order"]?.details.contains("9_a.sql runs before 10_b.up.sql") == true)
        #expect(
            checks["pairs"]?.details == """
                11_c.down.sql rolls back a migration that has no up file, and is left out
                10_b.up.sql has no .down. file
                """)
        #expect(checks["missing-down"]?.details == "14_e.sql cannot be rolled back")
    }

    @Test(arguments: [
        ("DROP DATABASE a", "DROP DATABASE"), ("DROP TABLE a", "DROP TABLE"),
        ("DROP SCHEMA a CASCADE", "DROP SCHEMA CASCADE"), ("TRUNCATE a", "TRUNCATE"),
        ("DELETE FROM a", "DELETE without WHERE"), ("UPDATE a SET b = 1", "UPDATE without WHERE"),
        (
            "WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x",
            "DELETE without WHERE"
        ),
        ("ALTER TABLE a DROP COLUMN b", "DROP COLUMN"), ("ALTER SYSTEM RESET ALL", "ALTER SYSTEM"),
        ("COPY a TO PROGRAM 'x'", "COPY … PROGRAM"),
        ("COPY a FROM '/x'", "COPY with a file of the server"), ("DROP OWNED BY a", "DROP OWNED"),
        ("DROP ROLE a", "DROP ROLE"), ("DROP EXTENSION a CASCADE", "DROP EXTENSION CASCADE"),
    ])
    func dangerousStatementsAreNamed(sql: String, danger: String) throws {
        let (outcome, checks) = try validate(["migrations/001_a.sql": "SELECT 1;\n  \(sql);"])
        #expect(outcome.exitCode == 0)
        #expect(checks["dangerous-statements"]?.status == "WARN")
        #expect(checks["dangerous-statements"]?.details == "001_a.sql:2:3: \(danger)")
    }

    @Test func whatIsUsualInADownIsNotDangerousThere() throws {
        let (_, checks) = try validate([
            "migrations/001_a.up.sql": "DELETE FROM a WHERE b = 1; SELECT 'DELETE FROM a';",
            "migrations/001_a.down.sql": "DROP TABLE a; ALTER TABLE b DROP COLUMN c;",
            "migrations/002-b.js": """
            const text = 'DROP TABLE b', sql = `TRUNCATE ${text}`;
            // 'DELETE FROM c'
            exports.up = (db) => db.query('SELECT 1');
            """,
        ])
        #expect(checks["dangerous-statements"]?.status == "PASS", "\(checks)")
    }

    @Test func textsOfScriptsThatAreDangerousStatementsAreNamed() throws {
        let (_, checks) = try validate([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              await db.query("DELETE FROM \\"a\\"");
              await db.query(`
                UPDATE b SET c = 1`);
            };
            """
        ])
        #expect(
            checks["dangerous-statements"]?.details == """
                001-a.js:2:18: DELETE without WHERE
                001-a.js:3:18: UPDATE without WHERE
                """)
    }

    @Test func aTableForPeople() throws {
        let project = try Project(["migrations/001_a.sql": "SELECT 1; SELEC;"])
        let outcome = try JSMigrate.run(["validate", "--files"], in: project)
        #expect(outcome.exitCode == 1)
        #expect(outcome.lines.last == "Files: 1 FAIL, 1 WARN, 5 PASS.")
    }
}
