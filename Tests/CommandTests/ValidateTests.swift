import MigrationKit
import TestSupport
import Testing

/// `validate --pre` and `--post`: the table, the documents, and JavaScript validators.
@Suite struct ValidateTests {
    private static let talkative = [
        "migrations/001-a.js": Migrations.table("a"),
        "validators/long.js": """
        module.exports = [
          { name: 'long', check: () => ({ status: 'WARN', details: 'word '.repeat(40).trim(), help: 'Look.' }) },
          { name: 'fine', check: () => true },
        ];
        """,
    ]

    @Test func theTableFollowsTheTerminal() throws {
        let scene = try Scene(Self.talkative)
        let narrow = try scene.run(
            "validate", "--pre", "--color", "never", environment: ["COLUMNS": "90"],
            terminal: true)
        let lines = narrow.output.split(whereSeparator: \.isNewline).filter {
            $0.contains("word word")
        }
        #expect(lines.count > 3, "\(narrow)")
        #expect(lines.allSatisfy { $0.displayWidth <= 90 })
        let wide = try scene.run("validate", "--pre", environment: ["COLUMNS": "90"])
        #expect(wide.output.split(separator: "\n").count { $0.contains("word word") } == 1)
    }

    @Test func quietlyOnlyFindingsAreShown() throws {
        let scene = try Scene(Self.talkative)
        let quiet = try scene.run("validate", "--pre", "--quiet")
        #expect(quiet.exitCode == 0)
        #expect(quiet.output.hasPrefix("CHECK"))
        #expect(quiet.output.contains("long ") && !quiet.output.contains("fine"))
        #expect(quiet.output.hasSuffix("Pre-flight: 1 WARN.\n"))
        let silent = try scene.run("validate", "--post", "--quiet")
        #expect(silent.output.contains("long "))
        try scene.project.write("validators/long.js", "module.exports = () => true;")
        let up = try scene.run("up", "--validate", "--quiet")
        #expect(up.exitCode == 0 && up.output == "", "\(up)")
    }

    private static let builtInBefore = [
        "connectivity", "pending", "database-size", "blocking-locks", "long-transactions",
        "active-connections", "prepared-transactions", "replication-lag", "replication-slots",
        "wraparound",
    ]

    @Test func builtInValidatorsPass() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.project.write("jsmigrate.config.json", #"{"thresholds": {"freeDiskPercent": 0}}"#)
        let before = try scene.run("validate", "--pre")
        #expect(before.exitCode == 0 && before.errors.isEmpty, "\(before)")
        #expect(before.lines.first?.wholeMatch(of: /CHECK +STATUS +TIME +DETAILS/) != nil)
        #expect(
            before.lines.dropFirst().dropLast().map { String($0.prefix { $0 != " " }) }
                == Self.builtInBefore)
        #expect(before.lines.last == "Pre-flight: \(Self.builtInBefore.count) PASS.")
        let after = try scene.run("validate", "--post")
        let names = Set(after.lines.map { $0.prefix { $0 != " " } })
        #expect(
            names.isSuperset(of: [
                "invalid-indexes", "unvalidated-constraints", "migrations-settled",
                "expected-objects", "orphaned-rows", "nulls", "sequences", "duplicate-indexes",
                "missing-statistics", "schema-checksum",
            ]), "\(after)")
        #expect(after.exitCode == 0, "\(after)")
        #expect(after.lines.last?.wholeMatch(of: /Post-flight: \d+ PASS\./) != nil, "\(after)")
        #expect(try scene.tables.isEmpty, "validate made a table")
    }

    private func reports(_ outcome: JSMigrate.Outcome) throws -> [JSON] {
        #expect(outcome.lines.count == 1, "\(outcome)")
        let document = try JSON(parsing: outcome.output)
        if case .array(let reports) = document { return reports }
        return [document]
    }

    private func results(_ report: JSON?) -> [String: String] {
        guard case .array(let results) = report?["results"] else { return [:] }
        return Dictionary(
            results.map { result in
                (
                    result["check"]?.string ?? "",
                    [result["status"], result["details"], result["error"]]
                        .compactMap { $0?.string }.joined(separator: ": ")
                )
            }
        ) { $0 + "; " + $1 }
    }

    @Test func jsonIsOneDocument() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/talks.js": "module.exports = () => { console.log('hello'); };",
        ])
        let one = try scene.run("validate", "--pre", "--json")
        #expect(one.errors == "hello\n", "\(one)")
        let report = try reports(one)[0]
        guard case .object(let members) = report, case .array(let results) = report["results"],
            case .object(let result) = results.first
        else {
            Issue.record("\(one)")
            return
        }
        #expect(members.map(\.name) == ["phase", "ok", "results"])
        #expect(result.map(\.name) == ["check", "status", "details", "error", "duration_ms"])
        #expect(report["phase"]?.string == "pre" && report["ok"]?.compact == "true")
        #expect(results.last?["check"]?.string == "talks")
        let both = try scene.run("validate", "--pre", "--post", "--json")
        #expect(try reports(both).map { $0["phase"]?.string } == ["pre", "post"])
    }

    @Test func failuresHaveTheirExitCodes() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/always.js":
                "module.exports = { name: 'always', phase: 'both', check: () => false };",
        ])
        #expect(try scene.run("validate", "--pre").exitCode == 1)
        #expect(try scene.run("validate", "--post").exitCode == 3)
        #expect(try scene.run("validate", "--pre", "--post").exitCode == 1)
        let refused = try scene.run("up", "--validate")
        #expect(refused.exitCode == 1)
        #expect(refused.errors == "error: nothing was run, as validation failed: always\n")
        #expect(try scene.tables.isEmpty)
        try scene.project.write(
            "validators/always.js", "module.exports = { phase: 'post', check: () => false };")
        let up = try scene.run("up", "--validate", "--json")
        #expect(up.exitCode == 3)
        #expect(up.errors.hasSuffix("error: the run is done, but validation failed: always\n"))
        #expect(try scene.rows == ["001 up completed"])
        let events = try up.lines.map { try JSON(parsing: $0) }
        #expect(events.allSatisfy { $0["event"]?.string != nil && $0["time"]?.string != nil })
        #expect(
            events.filter { $0["event"]?.string == "validation_finished" }.map { $0["ok"]?.compact }
                == ["true", "false"])
        // The last event tells how the command ends.
        #expect(events.last?["event"]?.string == "run_finished")
        #expect(events.last?["exit_code"]?.compact == "3")
        #expect(events.last?["applied"]?.compact == "1")
    }

    @Test func aMigrationLeftUnfinishedIsFoundAfterwards() throws {
        let scene = try Scene(migration: "exports.up = () => { throw new Error('broken'); };")
        try scene.run("up")
        let outcome = try scene.run("validate", "--post", "--json")
        #expect(outcome.exitCode == 3)
        #expect(results(try reports(outcome)[0])["migrations-settled"]?.hasPrefix("FAIL") == true)
    }

    @Test func aServerThatIsAwayFailsConnectivity() throws {
        let project = try Project(Migrations.tables("a"))
        let environment = ["DATABASE_URL": "postgres://u:s3cr3t@127.0.0.1:1/x"]
        let before = try JSMigrate.run(
            ["validate", "--pre", "--json"], in: project, environment: environment)
        #expect(before.exitCode == 1)
        let found = results(try reports(before)[0])
        #expect(found.count == 1)
        #expect(found["connectivity"]?.hasPrefix("FAIL: The server could not be reached") == true)
        #expect(found["connectivity"]?.contains("Connection refused") == true, "\(before)")
        let people = try JSMigrate.run(
            ["validate", "--pre"], in: project, environment: environment)
        #expect(people.exitCode == 1 && people.lines.last == "Pre-flight: 1 FAIL.", "\(people)")
        let after = try JSMigrate.run(
            ["validate", "--post"], in: project, environment: environment)
        #expect(after.exitCode == 5 && after.errors.hasPrefix("error: cannot connect"), "\(after)")
    }

    @Test func everyFormOfAScriptIsRun() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a-object.js": """
            module.exports = { name: 'object', phase: 'pre', async check({ query, pending, applied, settings }) {
              const { rows } = await query('SELECT $1::int AS n', [41]);
              return { status: 'WARN', details: [rows[0].n, pending[0].version, applied.length, typeof settings] };
            } };
            """,
            "validators/b-array.mjs": """
            export default [
              { name: 'nothing', check() {} }, { name: 'true', check: () => true },
              { name: 'false', check: () => false },
              { name: 'list', check: () => [{ check: 'one', status: 'PASS' }, { check: 'two', status: 'FAIL', details: 'bad' }] },
              { name: 'throws', check() { throw new Error('oops'); } },
              { name: 'post only', phase: 'post', check: () => false },
            ];
            """,
            "validators/c-function.js":
                "module.exports = async ({ query }) => (await query('SELECT 1 AS n')).rows[0].n === 1;",
            "validators/d-class.mjs": """
            import { executeQuery } from '../config/db-utils.js';
            export default class Checks {
              report = [];
              async preMigrationValidation() {
                await executeQuery('SELECT 1');
                this.report.push({ check: 'from the class', status: 'PASS' });
                return true;
              }
              getValidationReport() { return this.report; }
            }
            """,
            "validators/e-broken.js": "module.exports = {",
            "validators/f-none.js": "module.exports = { a: 1 };",
            "validators/g.test.js": "throw new Error('not a validator');",
        ])
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1 && outcome.errors.isEmpty, "\(outcome)")
        var found = results(try reports(outcome)[0])
        for name in Self.builtInBefore { found[name] = nil }
        let file = scene.path("validators/e-broken.js")
        #expect(
            found["e-broken"] == "FAIL: e-broken.js: Unexpected end of input\nat \(file):1:19",
            "\(outcome)")
        #expect(found["f-none"]?.contains("exports a, none of which is a validator") == true)
        found["e-broken"] = nil
        found["f-none"] = nil
        #expect(
            found == [
                "object": #"WARN: [41,"001",0,"object"]"#, "nothing": "PASS", "true": "PASS",
                "false": "FAIL: The check returned false.", "one": "PASS", "two": "FAIL: bad",
                "throws": "FAIL: oops\nat \(scene.path("validators/b-array.mjs")):5:37",
                "c-function": "PASS", "from the class": "PASS",
            ])
        let elsewhere = try scene.run("validate", "--pre", "--validators", "gone")
        #expect(elsewhere.exitCode == 5 && elsewhere.errors.contains("no folder gone"))
    }

    @Test func validatorsCannotWrite() throws {
        let write = "INSERT INTO kept VALUES (1)"
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/writes.js": """
            const { pool, withTransaction } = require('../config/db-utils');
            const sequence = (...texts) => async ({ query }) => { for (const text of texts) await query(text); };
            module.exports = [
              { name: 'plain', check: sequence('\(write)') },
              { name: 'block', check: sequence('BEGIN READ WRITE', '\(write)', 'COMMIT') },
              { name: 'set', check: sequence('SET TRANSACTION READ WRITE', '\(write)') },
              { name: 'session', check: sequence('COMMIT', 'SET default_transaction_read_only TO off', '\(write)') },
              { name: 'config', check: sequence("SELECT set_config('transaction_read_only', 'off', false)", '\(write)') },
              { name: 'string', check: sequence('COMMIT; \(write)') },
              { name: 'pool', check: () => pool.query('\(write)') },
              { name: 'helper', check: () => withTransaction((client) => client.query('\(write)')) },
            ];
            """,
            "validators/zz-late.js": """
            module.exports = ({ query }) => {
              query('SET default_transaction_read_only TO off');
              query('COMMIT').catch(() => {});
              query('\(write)').catch(() => {});
              setTimeout(() => query('\(write)').catch(() => {}), 1);
            };
            """,
        ])
        try scene.database.query("CREATE TABLE kept (id int)")
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1)
        let found = results(try reports(outcome)[0])
        for name in ["plain", "block", "set", "session", "config", "string", "pool", "helper"] {
            #expect(found[name]?.hasPrefix("FAIL: ") == true, "\(name) in \(outcome)")
        }
        let refusal = "FAIL: cannot execute INSERT in a read-only transaction\n"
        #expect(found["plain"]?.hasPrefix(refusal) == true)
        #expect(try scene.database.value("SELECT count(*) FROM kept") == "0")
    }

    @Test(arguments: [
        "() => new Promise((resolve) => setTimeout(resolve, 60000))", "() => { for (;;); }",
        "({ query }) => query('SELECT pg_sleep(60)')",
        "async ({ query }) => { await query('SET statement_timeout TO 0'); await query('SELECT pg_sleep(60)'); }",
        "() => { const next = () => process.nextTick(next); next(); return new Promise(() => {}); }",
    ])
    func aValidatorEndsWhenItsTimeIsOver(check: String) throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a.js": "module.exports = { name: 'slow', timeout: 100, check: \(check) };",
            "validators/b.js":
                "module.exports = ({ query }) => query('SELECT 1').then(() => true);",
        ])
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = results(try reports(outcome)[0])
        #expect(found["slow"] == "FAIL: it took longer than 100 ms")
        #expect(found["b"] == "PASS", "\(outcome)")
    }
}
