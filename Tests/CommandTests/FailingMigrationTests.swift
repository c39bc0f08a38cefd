import TestSupport
import Testing

/// Migrations that fail: exit 2, the reason, the row `failed`, and nothing of them in the database.
@Suite struct FailingMigrationTests {
    /// One way to fail.
    struct Case: CustomTestStringConvertible {
        let title: String
        /// The text of the migration.
        let text: String
        /// The reason, as the row has it.
        let reason: String
        /// Where, behind the file's path; nil where nothing is behind it.
        var place: String?

        var testDescription: String { title }
    }

    static let cases = [
        Case(
            title: "a syntax error",
            text: "exports.up = async (db) => {\n  await db.query('SELECT 1';\n};",
            reason: "Unexpected token ';'", place: ":2:28"),
        Case(
            title: "a syntax error in an ES module",
            text: "import fs from 'fs';\n\nexport const up = async () => { const };",
            reason: "Unexpected token '}'",
            place: ":3:"),
        Case(
            title: "a throw of a string",
            text:
                "exports.up = async (db) => { await db.query('CREATE TABLE t ()'); throw 'boom'; };",
            reason: "'boom' was thrown"),
        Case(
            title: "a throw of null",
            text:
                "exports.up = async (db) => { await db.query('CREATE TABLE t ()'); throw null; };",
            reason: "null was thrown"),
        Case(
            title: "a throw before the first await",
            text:
                "exports.up = (db) => { db.query('CREATE TABLE t ()'); throw new Error('at once'); };",
            reason: "at once", place: ":1:"),
        Case(
            title: "a rejected promise",
            text: "exports.up = () =>\n  Promise.reject(new Error('rejected'));",
            reason: "rejected", place: ":2:"),
        Case(
            title: "a throw in a timer",
            text: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t ()');
                  await new Promise(() => setTimeout(() => {
                    throw new Error('in a timer');
                  }, 1));
                };
                """, reason: "in a timer", place: ":4:"),
        Case(
            title: "a throw in a timer that nobody waits for",
            text: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t ()');
                  setTimeout(() => { throw new Error('afterwards'); }, 20);
                };
                """, reason: "afterwards", place: ":3:"),
        Case(
            title: "an unhandled rejection",
            text: """
                exports.up = async (db) => {
                  Promise.reject(new Error('nobody caught it'));
                  await db.query('CREATE TABLE t ()');
                };
                """, reason: "nobody caught it", place: ":2:"),
        Case(
            title: "process.exit(1)",
            text: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t ()');
                  process.exit(1);
                };
                """, reason: "the migration called process.exit(1)"),
        Case(
            title: "process.exitCode = 3",
            text: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t ()');
                  process.exitCode = 3;
                };
                """, reason: "process.exitCode is 3"),
        Case(
            title: "too few parameters",
            text: "exports.up = (db) => db.query('SELECT $1::int, $2::int', [1]);",
            reason: "bind message supplies 1 parameters, but prepared statement \"\" requires 2",
            place: ":1:"),
        Case(
            title: "a parameter that cannot be converted",
            text: "exports.up = (db) => db.query('SELECT $1::int', ['abc']);",
            reason: "invalid input syntax for type integer: \"abc\"", place: ":1:"),
        Case(
            title: "parameters that are no array",
            text: "exports.up = (db) => db.query('SELECT $1::int', 'abc');",
            reason: "Query values must be an array", place: ":1:"),
        Case(
            title: "a promise that is never settled",
            text: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t ()');
                  await new Promise(() => {});
                };
                """,
            reason:
                "`up` waits for something that can never happen: its promise is pending, and no query, timer or other work is left that could settle it"
        ),
        Case(
            title: "a top-level await that is never settled",
            text: "await new Promise(() => {});\nexport const up = () => {};",
            reason: "loading the module waits for something that can never happen"),
        Case(
            title: "a throw while the module is loaded",
            text: "\nthrow new Error('while loading');", reason: "while loading", place: ":2:"),
        Case(
            title: "a transaction left open",
            text:
                "exports.up = async (db) => { await db.query('BEGIN'); await db.query('CREATE TABLE t ()'); };",
            reason:
                "a transaction is still open at its end: a COMMIT is missing; it was rolled back"),
    ]

    @Test(arguments: cases) func isTold(_ failing: Case) throws {
        let scene = try Scene([
            "migrations/001-first.js": failing.text,
            "migrations/002-second.js": Migrations.table("second"),
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains("error: migration 001 failed: \(failing.reason)\n"),
            "\(outcome)")
        let file = scene.path("migrations/001-first.js")
        #expect(outcome.errors.contains("  at \(file)\(failing.place ?? "\n")"), "\(outcome)")
        #expect(outcome.output.contains("✗ 001 first failed"))
        #expect(
            outcome.lines.last?.hasPrefix("0 migrations applied, 1 failed, 1 not run in ") == true)
        #expect(try scene.rows == ["001 up failed: \(failing.reason)"])
        #expect(try scene.ownTables == [])
    }

    /// A missing import: the file that has it, and the place of the import.
    @Test(arguments: [
        (
            "import { a } from './gone.js';\nexport const up = () => {};", ":1:19",
            "Cannot find module '%/migrations/gone.js' imported from %/migrations/001-first.js"
        ),
        (
            "// a comment\n  import pad from 'left-pad';\nexport const up = () => {};", ":2:19",
            "Cannot find package 'left-pad' imported from %/migrations/001-first.js"
        ),
        (
            "'use strict';\nconst a = 1, b = require('./gone');", ":2:",
            "Cannot find module './gone'"
        ),
        (
            "import { readFileSync,\n  nope } from 'fs';\nexport const up = () => {};", ":2:3",
            "The requested module 'fs' does not provide an export named 'nope'"
        ),
    ])
    func aMissingImportIsPlaced(text: String, place: String, reason: String) throws {
        let scene = try Scene(migration: text)
        let outcome = try scene.run("up")
        let path = scene.project.path
        #expect(outcome.exitCode == 2)
        let expected = reason.split(separator: "%", omittingEmptySubsequences: false)
            .joined(separator: path)
        #expect(outcome.errors.contains("error: migration 001 failed: \(expected)\n"), "\(outcome)")
        #expect(
            outcome.errors.contains("\n  at \(path)/migrations/001-first.js\(place)"), "\(outcome)")
        #expect(try scene.rows.first?.hasPrefix("001 up failed: \(expected)") == true)
    }

    @Test func aMendedMigrationRunsAgain() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.js":
                "exports.up = async (db) => { await db.query('CREATE TABLE b (id intt)'); };",
            "migrations/003-c.js": Migrations.table("c"),
        ])
        #expect(try scene.run("up").exitCode == 2)
        #expect(
            try scene.rows == ["001 up completed", "002 up failed: type \"intt\" does not exist"])
        #expect(try scene.ownTables == ["a"])
        #expect(try scene.run("up").exitCode == 2)
        try scene.project.write("migrations/002-b.js", Migrations.table("b"))
        let mended = try scene.run("up")
        #expect(mended.exitCode == 0, "\(mended)")
        #expect(mended.lines.last?.hasPrefix("2 migrations applied in ") == true)
        #expect(try scene.rows == ["001 up completed", "002 up completed", "003 up completed"])
        #expect(try scene.ownTables == ["a", "b", "c"])
    }

    @Test func aDownThatFailsLeavesTheMigrationApplied() throws {
        let scene = try Scene(
            migration: """
                exports.up = (db) => db.query('CREATE TABLE a (id int)');
                exports.down = async (db) => {
                  await db.query('DROP TABLE a');
                  throw new Error('not now');
                };
                """)
        try scene.run("up")
        let outcome = try scene.run("down")
        #expect(outcome.exitCode == 4)
        #expect(
            outcome.errors.hasPrefix(
                """
                error: rolling back migration 001 failed: not now
                  at \(scene.path("migrations/001-first.js")):4:
                """), "\(outcome)")
        #expect(try scene.rows == ["001 up completed: not now"])
        #expect(try scene.ownTables == ["a"])
    }

    @Test func everyMissingDownIsNamedAndNothingIsRolledBack() throws {
        var files = Migrations.tables("a", "b", "c", "d")
        for name in ["2-b", "3-c"] { files["migrations/00\(name).js"] = "exports.up = () => {};" }
        let scene = try Scene(files)
        try scene.run("up")
        let outcome = try scene.run("down", "--all")
        #expect(outcome.exitCode == 4)
        #expect(
            outcome.errors == """
                error: no `down` in 003-c.js, 002-b.js; nothing was rolled back
                help: export a `down` function from each, or roll back fewer migrations

                """)
        #expect(try scene.rows == (1...4).map { "00\($0) up completed" })
        #expect(try scene.ownTables == ["a", "d"])
        #expect(try scene.run("down").exitCode == 0)
        #expect(try scene.rows.last == "004 down completed")
    }

    @Test func aModuleThatQueriesWhileItIsLoadedIsNotRolledBack() throws {
        let scene = try Scene(
            migration: """
                const { pool } = require('../config/db-utils');
                if (process.argv[2] === 'down') pool.query('DROP TABLE a');
                exports.up = (db) => db.query('CREATE TABLE a (id int)');
                exports.down = () => {};
                """)
        try scene.run("up")
        let outcome = try scene.run("down")
        #expect(outcome.exitCode == 4)
        #expect(
            outcome.errors.contains(
                "must not send queries while it is loaded for a rollback: DROP TABLE a"))
        #expect(try scene.rows == ["001 up completed"])
        #expect(try scene.ownTables == ["a"])
    }
}
