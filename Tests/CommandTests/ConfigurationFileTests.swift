import MigrationKit
import TestSupport
import Testing

/// `jsmigrate.config.js`, `.mjs` and `.json`: found, read, and weighed against other sources.
@Suite struct ConfigurationFileTests {
    private func scene(_ name: String, _ text: String) throws -> Scene {
        try Scene(
            Migrations.tables("a", "b").merging([name: text, "package.json": "{}"]) { first, _ in
                first
            })
    }

    private let forms = [
        ("jsmigrate.config.json", #"{"dir": "db", "ledgerSchema": "ledger"}"#),
        ("jsmigrate.config.json", "\u{FEFF}" + #"{"dir": "db", "ledgerSchema": "ledger"}"#),
        ("jsmigrate.config.cjs", "module.exports = { dir: 'db', ledgerSchema: 'ledger' };"),
        ("jsmigrate.config.js", "module.exports = { dir: 'db', ledgerSchema: 'ledger' };"),
        ("jsmigrate.config.js", "exports.dir = 'db'; exports.ledgerSchema = 'ledger';"),
        (
            "jsmigrate.config.js",
            "exports.__esModule = true; exports.default = { dir: 'db', ledgerSchema: 'ledger' };"
        ),
        ("jsmigrate.config.mjs", "export default { dir: 'db', ledgerSchema: 'ledger' };"),
        (
            "jsmigrate.config.mjs",
            """
            import { setTimeout } from 'node:timers/promises';
            setInterval(() => {}, 1000);
            export default async () => {
              await setTimeout(5);
              return { dir: 'db', ledgerSchema: process.env.LEDGER, schemaFile: undefined };
            };
            """
        ),
    ]

    @Test func everyForm() throws {
        for (name, text) in forms {
            let scene = try Scene([
                name: text, "db/001-a.js": Migrations.table("a"), ".env": "LEDGER=ledger\n",
            ])
            try scene.database.execute("CREATE SCHEMA ledger")
            let up = try scene.run("up")
            #expect(up.exitCode == 0, "\(text)\n\(up)")
            #expect(try scene.tables == ["a"], "\(text)")
            #expect(
                try scene.database.query("SELECT version FROM ledger.schema_migrations")
                    == [["001"]])
        }
    }

    @Test func noOtherLanguageIsPassedOver() throws {
        for name in ["jsmigrate.config.ts", "jsmigrate.config.yaml"] {
            let project = try Project([name: "", "migrations/001-a.js": ""])
            let outcome = try JSMigrate.run(["config"], in: project)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors == """
                    error: \(project.path(of: name)) is no configuration file
                    help: write it in JavaScript or JSON, with the ending .js, .mjs, .cjs or .json

                    """)
        }
    }

    @Test func itIsFoundFromBelowAndItsPathsAreItsOwn() throws {
        let scene = try Scene([
            "package.json": "{}", "jsmigrate.config.json": #"{"dir": "db"}"#,
            "db/001-a.js": Migrations.table("a"), "src/deep/file": "",
        ])
        let below = Project(at: scene.path("src/deep"))
        let up = try JSMigrate.run(["up"], in: below, database: scene.database)
        #expect(up.exitCode == 0, "\(up)")
        #expect(try scene.ownTables == ["a"])
        // Not beyond the package.
        try scene.project.write("src/package.json", "{}")
        let other = try JSMigrate.run(["status"], in: below, database: scene.database)
        #expect(other.errors.contains("there is no folder migrations"), "\(other)")
    }

    @Test func theCommandLineWins() throws {
        let scene = try scene(
            "jsmigrate.config.json",
            #"{"strict": true, "schemaFile": "schema.sql", "verbosity": "verbose", "dir": "none"}"#)
        let first = try scene.run("up", "--dir", "migrations", "--to", "1", "--no-schema-file")
        #expect(first.exitCode == 0, "\(first)")
        #expect(!scene.project.exists("schema.sql"))
        try scene.project.write("migrations/0-late.js", Migrations.table("late"))
        let strict = try scene.run("up", "--dir", "migrations")
        #expect(strict.exitCode == 5, "\(strict)")
        let lenient = try scene.run("up", "--dir", "migrations", "--no-strict", "--quiet")
        #expect(lenient.exitCode == 0, "\(lenient)")
        #expect(try scene.ownTables == ["a", "b", "late"])
        #expect(scene.project.exists("schema.sql"))
    }

    @Test func theSchemaFileFollowsUpAndDown() throws {
        let scene = try scene("jsmigrate.config.json", #"{"schemaFile": "schema.sql"}"#)
        #expect(try scene.run("up", "--dry-run").exitCode == 0)
        #expect(!scene.project.exists("schema.sql"))
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.project.read("schema.sql").contains("CREATE TABLE public.b ("))
        #expect(try scene.run("down").exitCode == 0)
        let text = try scene.project.read("schema.sql")
        #expect(text.contains("CREATE TABLE public.a (") && !text.contains("public.b "))
    }

    @Test func whichDatabaseIsMeant() throws {
        let scene = try scene("jsmigrate.config.mjs", "export default { database: process.env.A };")
        let elsewhere = "postgres://nobody@localhost:1/elsewhere"
        // The file before the environment.
        let up = try scene.run(
            "up", "--to", "1",
            environment: ["A": scene.database.url, "DATABASE_URL": elsewhere])
        #expect(up.exitCode == 0, "\(up)")
        #expect(up.errors.contains("DATABASE_URL in the environment names another database"))
        // The command line before the file.
        let option = try scene.run(
            "up", "--database", scene.database.url, environment: ["A": elsewhere])
        #expect(option.exitCode == 0, "\(option)")
        #expect(try scene.ownTables == ["a", "b"])
        // What is undefined is as if it were not there.
        #expect(try scene.run("status").output.contains("2 applied"))
        // A script is given the database, too.
        try scene.project.write("script.js", "console.log(process.env.DATABASE_URL);")
        let script = try scene.run("exec", "script.js", environment: ["A": elsewhere])
        #expect(script.output.contains("/elsewhere"), "\(script)")
    }

    @Test func thresholdsAndValidationOfARun() throws {
        let scene = try scene(
            "jsmigrate.config.json",
            #"{"validate": true, "thresholds": {"databaseSizeMegabytes": 0}}"#)
        let up = try scene.run("up", "--to", "1")
        #expect(up.exitCode == 0, "\(up)")
        #expect((up.output + up.errors).contains("database-size"), "\(up)")
        let report = try JSON(parsing: scene.run("validate", "--pre", "--json").output)
        guard case .array(let results) = report["results"] else {
            Issue.record("\(report)")
            return
        }
        #expect(results.first { $0["check"] == "database-size" }?["status"] == "WARN")
        let without = try scene.run("up", "--no-validate")
        #expect(!(without.output + without.errors).contains("database-size"), "\(without)")
    }

    @Test func theFileThatIsNamed() throws {
        let scene = try Scene([
            "conf/ci.json": #"{"dir": "../db"}"#, "db/001-a.js": Migrations.table("a"),
            "jsmigrate.config.json": "not even JSON",
        ])
        let up = try scene.run("up", "--config", "conf/ci.json")
        #expect(up.exitCode == 0, "\(up)")
        #expect(try scene.ownTables == ["a"])
        #expect(try scene.run("status", "--no-config", "--dir", "db").exitCode == 0)
        let missing = try scene.run("up", "--config", "ci.json")
        #expect(missing.exitCode == 5)
        #expect(missing.errors == "error: there is no configuration file ci.json\n")
        let ending = try scene.run("up", "--config", "db/../conf/ci.yaml")
        #expect(ending.exitCode == 5)
    }

    @Test(arguments: [
        ("json", "{\n  \"dir\": db\n}", ":2:10", "the configuration is not JSON: unexpected text"),
        ("json", "{\"dirr\": \"db\"}", ".json", "no setting 'dirr'. Did you mean 'dir'?"),
        ("js", "module.exports = {\n  dir: 'db',,\n};", ":2:", "the configuration cannot be read"),
        ("js", "\nthrow new Error('not today');", ":2:7", "cannot be read: not today"),
        (
            "js", "module.exports = async () => {\n  await null;\n  x.y;\n};", ":3:",
            "x is not defined"
        ),
        ("js", "require('./missing');", ".js", "Cannot find module './missing'"),
        ("js", "process.exit(0);", ".js", "the configuration called process.exit(0)"),
        ("js", "module.exports = new Promise(() => {});", ".js", "is an object of Promise"),
        ("js", "module.exports = () => new Promise(() => {});", ".js", "can never happen"),
        ("js", "module.exports = { strict: () => true };", ".js", "and is a function"),
        ("js", "module.exports = { lockWait: 5n };", ".js", "and is a BigInt"),
        ("js", "const c = {}; c.thresholds = c; module.exports = c;", ".js", "part of itself"),
        ("mjs", "export const dir = 'db';", ".mjs", "the module exports no default"),
        ("mjs", "await new Promise(() => {});", ".mjs", "can never happen"),
        (
            "js",
            "setImmediate(() => { throw new Error('late'); });\nmodule.exports = () => new Promise(() => {});",
            ":1:", "late"
        ),
    ])
    func aMistakeIsToldWithItsPlace(
        ending: String, text: String, place: String, message: String
    ) throws {
        let scene = try scene("jsmigrate.config.\(ending)", text)
        let outcome = try scene.run("up", "--json")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains(message), "\(outcome)")
        #expect(outcome.errors.contains("jsmigrate.config"), "\(outcome)")
        #expect(outcome.errors.contains(place), "\(outcome)")
        #expect(try scene.tables.isEmpty)
    }

    @Test func twoFilesAreOneTooMany() throws {
        let scene = try scene("jsmigrate.config.json", "{}")
        try scene.project.write("jsmigrate.config.js", "module.exports = {};")
        let outcome = try scene.run("status")
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors.contains("jsmigrate.config.js and jsmigrate.config.json"), "\(outcome)")
    }

    @Test func whatItPrintsIsNotTheCommandsOutput() throws {
        let scene = try scene(
            "jsmigrate.config.js", "console.log('reading', process.argv.slice(1).join());")
        let outcome = try scene.run("status", "--json")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.errors == "reading \(scene.path("jsmigrate.config.js")),status,--json\n",
            "\(outcome)")
        #expect((try? JSON(parsing: outcome.output)) != nil)
    }

    @Test func anEndlessOneIsInterrupted() throws {
        let scene = try scene("jsmigrate.config.js", "console.log('now'); for (;;) {}")
        let running = try JSMigrate.start(["up"], in: scene.project, database: scene.database)
        try running.waitForText("now")
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
    }
}
