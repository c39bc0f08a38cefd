import Filesystem
import MigrationKit
import TestSupport
import Testing

/// What `lint` makes of files that are not as they should be, and of ways back.
struct LintFilesTests {
    private func lint(_ project: Project, _ arguments: String...) throws -> JSMigrate.Outcome {
        try JSMigrate.run(["lint", "--format", "gcc"] + arguments, in: project)
    }

    private let index = "-- migrate:up\nCREATE INDEX ON orders (id);\n-- migrate:down\n"

    @Test func oneThatCannotBeReadIsAFindingAndTheOthersAreLinted() throws {
        let project = try Project([
            "migrations/001-psql.sql": "SELECT 1;\n\\copy orders from orders.csv\n",
            "migrations/003-syntax.js": "exports.up = (db => ;\n",
            "migrations/004-import.mjs":
                "\nimport x from './gone.js';\nexport const up = () => {};\n",
            "migrations/005-folder.sql/README": "",
            "migrations/009-index.sql": index,
        ])
        try Filesystem.write(
            Array("SELECT '".utf8) + [0xE4, 0x27], to: project.path(of: "migrations/002-latin1.sql")
        )
        try project.link("migrations/006-dangling.sql", to: "nowhere.sql")
        let all = try lint(project)
        #expect(all.exitCode == 1)
        #expect(all.errors == "")
        #expect(
            all.lines.map { $0.split(separator: " ").first.map(String.init) } == [
                "migrations/001-psql.sql:2:1:", "migrations/002-latin1.sql:1:9:",
                "migrations/003-syntax.js:1:21:", "migrations/004-import.mjs:2:15:",
                "migrations/006-dangling.sql:1:1:", "migrations/009-index.sql:2:1:",
            ])
        #expect(all.lines.dropLast().allSatisfy { $0.hasSuffix("[unreadable-file]") })
        let named = try lint(
            project, "migrations/005-folder.sql", "migrations/006-dangling.sql",
            "migrations/009-index.sql")
        #expect(named.exitCode == 1)
        #expect(
            named.lines.map { $0.suffix(22) }
                == [
                    " read [unreadable-file]", "sql' [unreadable-file]", "[index-not-concurrent]",
                ].map { $0.suffix(22) })
    }

    @Test func aFolderStandsForItsMigrations() throws {
        let project = try Project(["other/001-index.sql": index, "other/README.md": ""])
        #expect(try lint(project, "other").lines.count == 1)
        #expect(try lint(project, "other/").exitCode == 1)
    }

    @Test func aLanguageThatIsNotReadIsSaidToBeLeftOut() throws {
        let outcome = try lint(Project(["migrations/001-a.py": "def up(): pass\n"]))
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.lines == [
                "migrations/001-a.py:1:1: warning: not all is linted: lint reads SQL, JavaScript and TypeScript only [incomplete-listing]"
            ])
    }

    @Test func waysBackAreLintedAsWell() throws {
        let project = try Project([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              await db.query('ALTER TABLE orders ADD COLUMN due date');
            };
            exports.down = async (db) => {
              await db.query('ALTER TABLE orders DROP COLUMN due');
              // jsmigrate: allow drop-index-not-concurrent -- nobody is there then
              await db.query('DROP INDEX orders_due');
              await db.query('DROP TABLE customers');
            };
            """,
            "migrations/002-b.up.sql": "SELECT 1;",
            "migrations/002-b.down.sql": "\nCREATE INDEX ON orders (id);",
        ])
        let both = try lint(project)
        #expect(both.exitCode == 1)
        #expect(
            both.lines.filter { !$0.contains("note:") } == [
                "migrations/001-a.js:8:19: warning: in down: customers and its rows are gone [drop-table]",
                "migrations/002-b.down.sql:2:1: error: in down: nobody can write to orders while the index is built [index-not-concurrent]",
            ])
        let up = try lint(project, "--no-down")
        #expect(up.exitCode == 0)
        #expect(up.lines == [])
        let document = try JSON(
            parsing: try JSMigrate.run(["lint", "--json"], in: project).output)
        guard case .array(let findings)? = document["findings"] else { return }
        #expect(findings.allSatisfy { $0["direction"] == "down" })
    }

    @Test func aWayBackIsLintedWhereTheListingOfUpEnds() throws {
        let outcome = try lint(
            Project([
                "migrations/001-a.js": """
                exports.up = async (db) => {
                  const { rows } = await db.query('SELECT count(*) AS count FROM orders');
                  if (rows[0].count > 0) await db.query('CREATE TABLE items (id bigint)');
                };
                exports.down = async (db) => {
                  await db.query('DROP TABLE items');
                  await db.query('VACUUM FULL orders');
                };
                """
            ]))
        #expect(
            outcome.lines.map { $0.split(separator: "[").last.map(String.init) } == [
                "incomplete-listing]", "drop-table]", "vacuum-full]",
            ])
        #expect(
            outcome.output.contains(
                "6:19: note: in down: items and its rows are gone, unless its up has made or renamed that: not all of it is known"
            ))
    }

    /// There is nothing more to know of a way back that says at once that there is none.
    @Test(
        arguments: [
            ("async () => { throw new Error('irreversible') }", nil),
            ("(db, done) => done(new Error('irreversible'))", nil),
            ("() => Promise.reject('irreversible')", nil),
            ("async () => { class NoWayBack extends Error {}; throw new NoWayBack('x') }", nil),
            ("async () => { irreversible() }", "put the code in order"),
            ("async () => { require('pgx') }", "put the code in order"),
            ("(knex) => knex.schema.dropTable('a')", "put the code in order"),
            ("async () => { require('fs').readFileSync('/gone') }", "put the code in order"),
            (
                "async (db) => { await db.query('SELECT 1'); throw new Error('irreversible') }",
                "let the code not depend"
            ),
        ] as [(String, String?)])
    func aWayBackThatThrowsOnPurposeIsNoGap(_ down: String, _ help: String?) throws {
        let project = try Project([
            "migrations/001-a.js":
                "exports.up = (db) => db.query('SELECT 1');\nexports.down = \(down);\n"
        ])
        let outcome = try JSMigrate.run(["lint"], in: project)
        #expect(outcome.exitCode == 0)
        guard let help else {
            #expect(outcome.output == "nothing found in 1 migration\n", "\(outcome)")
            return
        }
        #expect(outcome.output.contains("[incomplete-listing]"), "\(outcome)")
        #expect(outcome.output.contains("help: \(help)"), "\(outcome)")
    }

    /// An `up` that throws is nobody's decision to have none.
    @Test func anUpThatThrowsIsTold() throws {
        let project = try Project([
            "migrations/001-a.js":
                "exports.up = () => { throw new Error('not yet') };\nexports.down = () => {};\n"
        ])
        let outcome = try lint(project)
        #expect(outcome.lines.map { $0.suffix(20) } == ["[incomplete-listing]"], "\(outcome)")
    }

    /// Files of several folders, named one by one, know what comes before each in its own.
    @Test func manyFilesAreNamedAtOnce() throws {
        var files: [String: String] = ["b/002-c.sql": "ALTER TABLE a ALTER n TYPE bigint;\n"]
        for folder in ["a", "b"] {
            files["\(folder)/001-a.sql"] = "CREATE TABLE a (n bigint);\n"
            files["\(folder)/003-b.up.sql"] = "ALTER TABLE a ALTER n TYPE bigint;\n"
            files["\(folder)/003-b.down.sql"] = "ALTER TABLE a ALTER n TYPE integer;\n"
        }
        let outcome = try lint(
            Project(files), "b/003-b.down.sql", "b/003-b.up.sql", "./a/003-b.up.sql")
        #expect(
            outcome.lines.filter { !$0.contains("note:") }.map { $0.split(separator: " ")[0] } == [
                "b/003-b.down.sql:1:28:", "a/003-b.down.sql:1:28:",
            ], "\(outcome)")
    }

    @Test func commentsInTheTextOfAScriptCount() throws {
        let outcome = try lint(
            Project([
                "migrations/001-a.js": """
                exports.up = async (db) => {
                  await db.query(`-- jsmigrate: allow truncate -- it is a cache
                    TRUNCATE a`);
                  await db.query(`
                    -- jsmigrate: allow truncate -- it is a cache
                    TRUNCATE b;
                    TRUNCATE c; /* jsmigrate: allow truncate */
                    TRUNCATE d;
                  `);
                  await db.query('TRUNCATE e -- jsmigrate: allow drop-table');
                  if (await db.query('SELECT 1').rows) {
                    // jsmigrate: allow drop-table -- may well find something
                    await db.query('DROP TABLE f');
                  }
                };
                exports.down = async () => {};
                """
            ]))
        #expect(
            outcome.lines.filter { !$0.contains("note:") }.map {
                $0.dropFirst("migrations/001-a.js:".count).prefix { $0 != " " }
                    + ($0.split(separator: "[").last ?? "")
            } == ["8:5:truncate]", "10:19:truncate]", "10:30:unused-suppression]"])
    }

    @Test(arguments: ["text", "json", "github", "sarif", "gcc"])
    func aPasswordOfTheEnvironmentIsNotShown(format: String) throws {
        let project = try Project([
            "migrations/001-role.js": """
            const { SECRET } = process.env;
            exports.up = async (db) => {
              await db.query(`DO $$ BEGIN CREATE ROLE lint_role PASSWORD '${SECRET}'; END $$`);
              await db.query(`CREATE INDEX i ON orders (id) WHERE d <> '//u:${SECRET}@h/d'`);
              throw new Error(`there is no postgres://u:${SECRET}@h/d`);
            };
            exports.down = async () => {};
            """
        ])
        let arguments = format == "json" ? ["--json"] : ["--format", format]
        let outcome = try JSMigrate.run(
            ["lint"] + arguments, in: project, environment: ["SECRET": "sEcret"])
        for rule in ["code-not-linted", "index-not-concurrent", "incomplete-listing"] {
            #expect(outcome.output.contains(rule), "\(outcome)")
        }
        #expect(!(outcome.output + outcome.errors).contains("sEcret"), "\(outcome)")
        #expect(outcome.output.contains("******"), "\(outcome)")
    }
}
