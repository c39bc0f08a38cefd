import MigrationKit
import TestSupport
import Testing

/// `lint`, run as a user runs it; nothing names a database.
struct LintTests {
    private func lint(
        _ files: [String: String], _ arguments: String...
    ) throws -> JSMigrate.Outcome {
        try JSMigrate.run(["lint"] + arguments, in: Project(files))
    }

    private let index = "CREATE INDEX orders_customer ON orders (customer);\n"

    @Test func errorsFailAndSayWhereAndWhatToDo() throws {
        let outcome = try lint([
            "migrations/001-index.sql": "-- migrate:up\n  \(index)-- migrate:down\n"
        ])
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.output == """
                migrations/001-index.sql:2:3: error: nobody can write to orders while the index is built [index-not-concurrent]
                      CREATE INDEX orders_customer ON orders (customer);
                      ^
                  locks: SHARE on orders; reads the whole table
                  help: CREATE INDEX CONCURRENTLY, in no transaction block; it waits for transactions, and lets others write meanwhile

                1 error in 1 migration

                """)
    }

    @Test func jsonIsAsSpecified() throws {
        let outcome = try lint(["migrations/001-index.up.sql": index], "--json")
        #expect(outcome.exitCode == 1)
        let document = try JSON(parsing: outcome.output)
        #expect(document["summary"] == ["error": 1, "warning": 0, "info": 1])
        guard case .array(let findings)? = document["findings"] else {
            Issue.record("no findings: \(outcome)")
            return
        }
        #expect(findings.map { $0["rule"] } == ["missing-down", "index-not-concurrent"])
        let finding = try #require(findings.last)
        #expect(finding["severity"] == "error")
        #expect(finding["file"] == "migrations/001-index.up.sql")
        #expect(finding["line"] == 1)
        #expect(finding["column"] == 1)
        #expect(finding["direction"] == "up")
        #expect(finding["statement"] == "CREATE INDEX orders_customer ON orders (customer)")
        #expect(finding["locks"] == [["mode": "ShareLock", "relation": "orders"]])
        #expect(finding["rewrites"] == false)
        #expect(finding["scans"] == true)
    }

    @Test func whatEarlierFilesOfTheRunMadeIsInNobodysUse() throws {
        let files = [
            "migrations/001-orders.js": """
            exports.up = (db) => db.query('CREATE TABLE orders (id bigint, customer bigint)');
            exports.down = (db) => db.query('DROP TABLE orders');
            """,
            "migrations/002-index.js": """
            exports.up = async (db) => {
              await db.query(`
                CREATE INDEX orders_customer
                  ON orders (customer)`);
            };
            exports.down = (db) => db.query('DROP INDEX orders_customer');
            """,
        ]
        let all = try lint(files)
        #expect(all.exitCode == 0)
        #expect(all.output == "nothing found in 2 migrations\n")
        let one = try lint(files, "migrations/002-index.js")
        #expect(one.exitCode == 1)
        #expect(one.output.hasPrefix("migrations/002-index.js:3:5: error:"))
        #expect(one.output.hasSuffix("1 error, 1 warning in 1 migration\n"))
    }

    @Test func whatIsAppliedIsKnownButInUse() throws {
        let scene = try Scene([
            "migrations/001-orders.js": """
            exports.up = (db) => db.query('CREATE TABLE orders (id int, number varchar(10))');
            exports.down = (db) => db.query('DROP TABLE orders');
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        try scene.project.write(
            "migrations/002-widen.sql",
            """
            -- migrate:up
            ALTER TABLE orders ALTER COLUMN number TYPE varchar(20);
            ALTER TABLE orders ALTER COLUMN id TYPE bigint;
            -- migrate:down
            """)
        let outcome = try scene.run("lint", "--pending")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.lines.first
                == "migrations/002-widen.sql:3:41: error: every row of orders is written anew, as id goes from integer to bigint [column-type-rewrite]"
        )
        #expect(outcome.output.hasSuffix("1 error in 1 migration\n"))
        #expect(try scene.run("lint", "migrations/002-widen.sql").output == outcome.output)
    }

    @Test func warningsFailWithStrict() throws {
        let files = [
            "migrations/001-drop.sql": "-- migrate:up\nDROP TABLE orders;\n-- migrate:down\n"
        ]
        #expect(try lint(files).exitCode == 0)
        #expect(try lint(files, "--strict").exitCode == 1)
    }

    @Test func aScriptThatNeedsAnAnswerIsSaidToBeLintedInPart() throws {
        let outcome = try lint([
            "migrations/001-split.js": """
            exports.up = async (db) => {
              await db.query('DROP TABLE old_orders');
              const { rows } = await db.query('SELECT count(*) AS count FROM orders');
              if (rows[0].count > 0) await db.query('DROP TABLE orders');
            };
            exports.down = async () => {};
            """
        ])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("warning: not all is linted: the code fails with "))
        #expect(outcome.output.contains("[incomplete-listing]"))
        #expect(outcome.output.contains("2:19: warning: old_orders and its rows are gone"))
    }

    @Test func commentsAllowWhatIsFoundBelowThem() throws {
        let outcome = try lint([
            "migrations/001-index.sql": """
            -- jsmigrate: allow index-not-concurrent the table is small
            \(index)-- migrate:down
            """.replacing("-- jsmigrate", with: "-- migrate:up\n-- jsmigrate"),
            "migrations/002-drop.js": """
            exports.up = async (db) => {
              // jsmigrate: allow drop-table, drop-column nobody reads it since May
              await db.query('DROP TABLE orders');
            };
            exports.down = async () => {};
            """,
        ])
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.lines.filter { $0.hasPrefix("migrations") } == [
                "migrations/002-drop.js:2:3: warning: drop-column is allowed here, and finds nothing here [unused-suppression]"
            ])
    }

    @Test func aQueryThatIsPutTogetherIsFoundInItsTemplate() throws {
        let outcome = try lint([
            "migrations/001-indexes.mjs": """
            import { executeQuery } from '../config/db-utils.js';
            export async function up() {
              for (const table of ['orders', 'items']) {
                await executeQuery(`CREATE INDEX ON ${table} (id)`);
              }
              await executeQuery('CREATE INDEX ON "Orders" (id)');
            }
            export async function down() {}
            """
        ])
        let places = outcome.lines.filter { $0.contains("error:") }.map {
            $0.split(separator: " ")[0]
        }
        #expect(
            places == [
                "migrations/001-indexes.mjs:4:25:", "migrations/001-indexes.mjs:4:25:",
                "migrations/001-indexes.mjs:6:23:",
            ])
    }

    @Test func theConfigurationTurnsRulesOff() throws {
        let files = [
            "migrations/001-index.sql": "-- migrate:up\n\(index)-- migrate:down\n",
            "jsmigrate.config.json": #"{"lint": {"rules": {"index-not-concurrent": "off"}}}"#,
        ]
        #expect(try lint(files).output == "nothing found in 1 migration\n")
        let wrong = try lint([
            "migrations/001-index.sql": "-- migrate:up\n-- migrate:down\n",
            "jsmigrate.config.json": #"{"lint": {"disable": ["index-not-concurent"]}}"#,
        ])
        #expect(wrong.exitCode == 5)
        #expect(
            wrong.errors.contains(
                "there is no rule 'index-not-concurent'. Did you mean 'index-not-concurrent'?"))
    }

    @Test func otherProgramsReadTheirOwnForms() throws {
        let files = ["migrations/001-index.sql": "-- migrate:up\n\(index)-- migrate:down\n"]
        #expect(
            try lint(files, "--format", "gcc").output
                == "migrations/001-index.sql:2:1: error: nobody can write to orders while the index is built [index-not-concurrent]\n"
        )
        let github = try lint(files, "--format", "github")
        #expect(
            github.output.hasPrefix(
                "::error file=migrations/001-index.sql,line=2,col=1,title=index-not-concurrent::nobody can write to orders while the index is built%0Ahelp: "
            ))
        #expect(github.lines.count == 1)
        let log = try JSON(parsing: try lint(files, "--format", "sarif").output)
        #expect(log["version"] == "2.1.0")
        guard case .array(let runs)? = log["runs"],
            case .array(let results)? = runs.first?["results"],
            case .array(let rules)? = runs.first?["tool"]?["driver"]?["rules"],
            case .integer(let place)? = results.first?["ruleIndex"]
        else {
            Issue.record("not a log: \(log.compact)")
            return
        }
        #expect(results.count == 1)
        #expect(results[0]["ruleId"] == "index-not-concurrent")
        #expect(rules[place]["id"] == "index-not-concurrent")
        #expect(results[0]["level"] == "error")
        #expect(results[0]["message"]?["text"] != nil)
        guard case .array(let locations)? = results[0]["locations"] else { return }
        #expect(
            locations.first?["physicalLocation"] == [
                "artifactLocation": ["uri": "migrations/001-index.sql"],
                "region": ["startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 50],
            ])
    }

    @Test func filesThatAreNotThereAreRefused() throws {
        let outcome = try lint([:], "migrations/001-gone.js")
        #expect(outcome.exitCode == 5)
        #expect(outcome.errors.contains("there is no file migrations/001-gone.js"))
    }
}
