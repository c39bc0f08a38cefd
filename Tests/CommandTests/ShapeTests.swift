import TestSupport
import Testing

/// The forms in which a module may provide its migration.
@Suite struct ShapeTests {
    /// A module that makes and drops the table t.
    struct Shape: CustomTestStringConvertible {
        let file: String
        let text: String
        var name: String?
        var testDescription: String { file + ": " + (text.split(separator: "\n").first ?? "") }
    }

    static let up = "CREATE TABLE t (id int)"
    static let down = "DROP TABLE t"

    static let shapes = [
        Shape(
            file: "001-named.mjs",
            text:
                "export const up = async (db) => { await db.query('\(up)'); };\nexport async function down(db) { await db.query('\(down)'); }"
        ),
        Shape(
            file: "001-default-object.mjs",
            text:
                "export default { name: 'Given', up: (db) => db.query('\(up)'), down: (db) => db.query('\(down)') };",
            name: "Given"),
        Shape(
            file: "001-list.js",
            text:
                "const up = (db) => db.query('\(up)');\nconst down = (db) => db.query('\(down)');\nconst migrationName = 'By list';\nexport { up, down, migrationName };",
            name: "By list"),
        Shape(
            file: "001-exports.cjs",
            text:
                "exports.up = (db) => db.query('\(up)');\nexports.down = (db) => db.query('\(down)');"
        ),
        Shape(
            file: "001-module-exports.js",
            text:
                "module.exports = { migrationName: 'Tracked', up: (db) => db.query('\(up)'), down: (db) => db.query('\(down)') };",
            name: "Tracked"),
        Shape(
            file: "001-single-object.mjs",
            text:
                "export const migration = { up: (db) => db.query('\(up)'), down: (db) => db.query('\(down)') };"
        ),
        Shape(
            file: "001-class.js",
            text:
                "module.exports = class Make {\n  sql = '\(up)';\n  async up(db) { await db.query(this.sql); }\n  async down(db) { await db.query('\(down)'); }\n};"
        ),
        Shape(
            file: "001-default-class.mjs",
            text:
                "export default class Make {\n  name = 'Field';\n  up(db) { return db.query('\(up)'); }\n  down(db) { return db.query('\(down)'); }\n}",
            name: "Field"),
        Shape(
            file: "001-static-class.mjs",
            text:
                "export class Make {\n  static up(db) { return db.query('\(up)'); }\n  static down(db) { return db.query('\(down)'); }\n}"
        ),
        Shape(
            file: "001-no-transaction.js",
            text:
                "module.exports = class Make {\n  transaction = false;\n  up(db) { return db.query('\(up)'); }\n  down(db) { return db.query('\(down)'); }\n};"
        ),
        Shape(
            file: "001-callback.js",
            text:
                "exports.up = (db, done) => { db.query('\(up)', (error) => done(error)); };\nexports.down = (db, done) => { db.query('\(down)', [], done); };"
        ),
        Shape(
            file: "001-next.js",
            text:
                "const { pool } = require('../config/db-utils');\nexports.up = (next) => { pool.query('\(up)', next); };\nexports.down = (next) => { pool.query('\(down)').then(() => next(), next); };"
        ),
        Shape(
            file: "001-thenable.js",
            text:
                "exports.up = (db) => ({ then: (resolve, reject) => db.query('\(up)').then(resolve, reject) });\nexports.down = (db) => ({ then: (resolve, reject) => db.query('\(down)').then(resolve, reject) });"
        ),
        Shape(
            file: "001-umzug.js",
            text:
                "exports.up = async ({ context, name, path }) => {\n  if (name !== '001-umzug.js' || !path.endsWith(name)) throw new Error(name);\n  await context.query('\(up)');\n};\nexports.down = async ({ context: db }) => { await db.query('\(down)'); };"
        ),
        Shape(
            file: "001-helper.mjs",
            text:
                "import db, { executeQuery, query, getClient, withTransaction, pool } from '../config/db-utils.js';\nexport const up = () => executeQuery('\(up)');\nexport const down = () => withTransaction((client) => client.query('\(down)'));"
        ),
    ]

    @Test(arguments: shapes) func goesUpAndDown(_ shape: Shape) throws {
        let scene = try Scene(["migrations/\(shape.file)": shape.text])
        let up = try scene.run("up")
        #expect(up.exitCode == 0 && !up.errors.contains("warning"), "\(up)")
        #expect(try scene.ownTables == ["t"])
        let stem = shape.file.dropFirst(4).prefix { $0 != "." }
        #expect(
            try scene.database.value("SELECT name FROM schema_migrations") == shape.name
                ?? String(stem))
        let down = try scene.run("down")
        #expect(down.exitCode == 0 && down.errors.isEmpty, "\(down)")
        #expect(try scene.ownTables == [])
    }

    @Test(arguments: [
        "export default async function migrate(db) { await db.query('\(up)'); }",
        "module.exports = (db) => db.query('\(up)');",
        "module.exports = async function () { await require('../config/db-utils').executeQuery('\(up)'); };",
        // Scripts: running them is the migration.
        "require('../config/db-utils').executeQuery('\(up)');",
        "const { Client } = require('pg');\n(async () => {\n  const client = new Client(process.env.DATABASE_URL);\n  await client.connect();\n  await client.query('\(up)');\n  await client.end();\n})();",
        "import { pool } from '../config/db-utils.js';\nawait pool.query('\(up)');\nawait pool.end();",
        // Work behind a guard.
        "const { pool } = require('../config/db-utils');\nasync function main() { await pool.query('\(up)'); }\nif (require.main === module) main().then(() => process.exit(0));\nmodule.exports = { main };",
        "import { pool } from '../config/db-utils.js';\nif (import.meta.url === `file://${process.argv[1]}`) await pool.query('\(up)');",
    ])
    func goesUpOnly(text: String) throws {
        let scene = try Scene([
            "migrations/001-first.js": text,
            "migrations/002-second.js":
                "exports.up = () => { if (process.argv[1] !== `${__dirname}/run-migration.js`) throw new Error(process.argv[1]); };",
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0 && !outcome.errors.contains("warning"), "\(outcome)")
        #expect(try scene.ownTables == ["t"])
        let down = try scene.run("down", "--all")
        #expect(down.exitCode == 4)
        #expect(try scene.ownTables == ["t"])
    }

    @Test(arguments: [
        "exports.up = (db, done) => { db.query('\(up)', () => done(new Error('told'))); };",
        "exports.up = (next) => { setTimeout(() => next(new Error('told')), 1); };",
        "exports.up = (next) => next(new Error('told'));",
        "exports.up = (db) => ({ then: (resolve, reject) => reject(new Error('told')) });",
    ])
    func aCallbackOrThenableTellsTheError(text: String) throws {
        let scene = try Scene(migration: text)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.rows == ["001 up failed: told"])
        #expect(try scene.ownTables == [])
    }

    @Test func otherExportsAndNoQueryAreNamed() throws {
        let scene = try Scene(migration: "module.exports = { createTables() {}, version: 1 };")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(
            outcome.errors.hasSuffix(
                """
                error: migration 001 failed: the module provides no `up` and sent no query
                  at \(scene.path("migrations/001-first.js"))
                  it exports: createTables, version

                """), "\(outcome)")
        #expect(try scene.rows == ["001 up failed: the module provides no `up` and sent no query"])
    }

    @Test func anotherVersionInTheModuleIsAWarning() throws {
        let scene = try Scene(
            migration:
                "exports.migrationVersion = '7';\nexports.up = (db) => db.query('\(Self.up)');")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.errors.hasSuffix(
                "\nwarning: 001: the module says it is version 7; its file name counts\n"))
        try scene.project.write(
            "migrations/002-b.js", "exports.migrationVersion = 2;\nexports.up = () => {};")
        #expect(try scene.run("up").errors.isEmpty)
    }

    @Test func scriptsSeeTheOldRunnersArguments() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            console.log(JSON.stringify([process.argv.slice(1), require.main === module]));
            exports.up = () => {};
            """,
            "migrations/002-b.mjs": """
            console.log(JSON.stringify(import.meta.url === `file://${process.argv[1]}`));
            export const up = () => {};
            """,
        ])
        let outcome = try scene.run("up", "--steps", "2")
        let runner = scene.path("migrations/run-migration.js")
        #expect(
            outcome.output.contains("\n[[\"\(runner)\",\"up\",\"--steps\",\"2\"],false]\n"),
            "\(outcome)")
        #expect(outcome.output.contains("\nfalse\n"))
    }
}
