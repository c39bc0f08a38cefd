import TestSupport
import Testing

/// What real migration files do, one test for each, where no other suite has it.
@Suite struct RealFilesTests {
    // MARK: - A module that runs its own `up`

    static let selfRunning = [
        // Its own function, called by name.
        """
        const { pool } = require('../config/db-utils');
        async function up() { await pool.query('CREATE TABLE t (id int)'); }
        exports.up = up;
        up();
        """,
        // The end of a script that exits.
        """
        import { pool } from '../config/db-utils.js';
        export async function up() {
          const client = await pool.connect();
          await client.query('CREATE TABLE t (id int)');
          client.release();
        }
        up().then(() => process.exit(0), () => process.exit(1));
        """,
        // An arrow function without a name of its own, through a helper.
        """
        const { executeQuery } = require('../config/db-utils');
        const helpers = { run: (sql) => executeQuery(sql) };
        module.exports = { up: async () => { await helpers.run('CREATE TABLE t (id int)'); } };
        module.exports.up();
        """,
        // A default export, awaited.
        """
        import { executeQuery } from '../config/db-utils.js';
        export default async function () { await executeQuery('CREATE TABLE t (id int)'); }
        export { up };
        const up = async () => { await executeQuery('CREATE TABLE t (id int)'); };
        await up();
        """,
        // Its first query comes later than the end of the loading.
        """
        import { pool } from '../config/db-utils.js';
        export async function up() {
          await new Promise((resolve) => setTimeout(resolve, 20));
          await pool.query('CREATE TABLE t (id int)');
        }
        up();
        """,
        // It reads a file first.
        """
        const { pool } = require('../config/db-utils');
        const { readFile } = require('fs/promises');
        exports.up = async function up() {
          await readFile(__filename);
          await pool.query('CREATE TABLE t (id int)');
        };
        exports.up();
        """,
    ]

    @Test(arguments: selfRunning) func aModuleThatRunsItsOwnUpRunsOnce(_ text: String) throws {
        let scene = try Scene(migration: text)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.rows == ["001 up completed"])
        #expect(try scene.ownTables == ["t"])
        if !text.contains("process.exit") {
            #expect(
                outcome.errors.contains(
                    "warning: 001: `up` has run while the module was loaded, and is not run again"),
                "\(outcome)")
        }
    }

    @Test func aHelpersQueryWhileLoadingIsNotUp() throws {
        let scene = try Scene([
            "config/db.js": """
            const { Pool } = require('pg');
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            pool.query('SELECT NOW()').then(() => console.log('connected'));
            async function up() { return pool.query('SELECT 2'); }
            up();
            module.exports = { pool };
            """,
            "migrations/001-first.js": """
            const { pool } = require('../config/db.js');
            async function check() { await pool.query('SELECT 1'); }
            check();
            exports.up = async () => { await pool.query('CREATE TABLE t (id int)'); };
            """,
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("has run while"), "\(outcome)")
        #expect(outcome.lines.contains("connected"))
        #expect(try scene.ownTables == ["t"])
    }

    @Test func aSelfRunThatFailsFailsTheMigration() throws {
        let scene = try Scene(
            migration: """
                const { pool } = require('../config/db-utils');
                exports.up = async function up() {
                  await pool.query('CREATE TABLE t (id int)');
                  throw new Error('half way');
                };
                exports.up();
                """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.rows == ["001 up failed: half way"])
        #expect(try scene.ownTables == [])
    }

    // MARK: - Stray queries

    @Test func aStrayQueryAfterUpIsWaitedFor() throws {
        let scene = try Scene(
            migration: """
                const { pool } = require('../config/db-utils');
                exports.up = async () => {
                  pool.query('CREATE TABLE t (id int)').then(() =>
                    new Promise((resolve) => setTimeout(resolve, 20))
                  ).then(() => pool.query('INSERT INTO t VALUES (1)'));
                };
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("returned before its work was done"), "\(outcome)")
        #expect(try scene.database.value("SELECT count(*) FROM t") == "1")
    }

    @Test func aQueryOfAnExitListenerReachesNothing() throws {
        let scene = try Scene(
            migration: """
                const { pool } = require('../config/db-utils');
                process.on('exit', () => { pool.query('CREATE TABLE late (id int)'); });
                exports.up = async (db) => {
                  await db.query('CREATE TABLE a (id int)');
                  process.exit(0);
                };
                """)
        _ = try scene.run("up")
        #expect(try scene.ownTables == ["a"])
    }

    // MARK: - Refused by name

    struct Refusal: CustomTestStringConvertible {
        let name: String
        let text: String
        var testDescription: String { name }
    }

    static let refusals = [
        Refusal(
            name: "child_process.execSync",
            text:
                "import { execSync } from 'child_process';\nexport const up = async (db) => { await db.query('CREATE TABLE t (id int)'); execSync('true'); };"
        ),
        Refusal(
            name: "child_process.spawn",
            text:
                "const { spawn } = require('node:child_process');\nexports.up = async (db) => { await db.query('CREATE TABLE t (id int)'); spawn('true'); };"
        ),
        Refusal(
            name: "postgres",
            text:
                "import postgres from 'postgres';\nexport const up = async (db) => { await db.query('CREATE TABLE t (id int)'); const sql = postgres(process.env.DATABASE_URL); await sql`SELECT 1`; };"
        ),
        Refusal(
            name: "slonik.createPool",
            text:
                "import { createPool, sql } from 'slonik';\nexport const up = async (db) => { await db.query('CREATE TABLE t (id int)'); await createPool(process.env.DATABASE_URL); };"
        ),
        Refusal(
            name: "fetch",
            text:
                "export const up = async (db) => { await db.query('CREATE TABLE t (id int)'); await fetch('http://localhost/'); };"
        ),
        Refusal(
            name: "net.connect",
            text:
                "import net from 'net';\nexport const up = async (db) => { await db.query('CREATE TABLE t (id int)'); net.connect(80, 'localhost'); };"
        ),
        Refusal(
            name: "https.get",
            text:
                "const https = require('https');\nexports.up = async (db) => { await db.query('CREATE TABLE t (id int)'); https.get('https://localhost/'); };"
        ),
    ]

    @Test(arguments: refusals) func isRefusedByName(_ refusal: Refusal) throws {
        let scene = try Scene(migration: refusal.text)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("migration 001 failed: \(refusal.name)"), "\(outcome)")
        #expect(outcome.errors.contains("not available in jsmigrate"), "\(outcome)")
        #expect(try scene.ownTables == [], "half of it was left")
    }

    /// Code that catches the error of what would have had an effect is half done all the same.
    @Test func whatIsRefusedFailsTheMigrationThatCatchesIt() throws {
        for (call, name) in [
            ("require('child_process').execSync('true')", "child_process.execSync()"),
            ("await fetch('http://localhost/')", "fetch()"),
            ("require('postgres')(process.env.DATABASE_URL)", "postgres()"),
            ("require('net').connect(80)", "net.connect()"),
        ] {
            let scene = try Scene(
                migration: """
                    exports.up = async (db) => {
                      await db.query('CREATE TABLE t (id int)');
                      try { \(call); } catch {}
                    };
                    """)
            let outcome = try scene.run("up")
            #expect(outcome.exitCode == 2, "\(outcome)")
            #expect(
                outcome.errors.contains(
                    "the migration went on without what it was refused: \(name) is not available"),
                "\(outcome)")
            #expect(try scene.ownTables == [], "half of it was left")
        }
    }

    /// Code that catches the error of anything else may well do without.
    @Test func whatElseIsNotThereIsAWarningWhereItIsCaught() throws {
        let scene = try Scene(
            migration: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t (id int)');
                  try { require('os').networkInterfaces(); } catch {}
                };
                """)
        let strict = try scene.run("up", "--strict")
        #expect(strict.exitCode == 2, "\(strict)")
        #expect(try scene.ownTables == [])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "warning: 001: the migration went on without what it was refused:"
                    + " os.networkInterfaces() is not available in jsmigrate"), "\(outcome)")
        #expect(try scene.ownTables == ["t"])
    }

    // MARK: - pg, helpers, the environment

    @Test func thePgOfNodeModulesIsNeverUsed() throws {
        let trap = "throw new Error('the installed pg was loaded');"
        let scene = try Scene([
            "node_modules/pg/package.json": #"{ "name": "pg", "main": "index.js" }"#,
            "node_modules/pg/index.js": trap,
            "node_modules/pg-pool/index.js": trap,
            "node_modules/dotenv/index.js": trap,
            "migrations/001-first.mjs": """
            import pg, { Client } from 'pg';
            import { createRequire } from 'module';
            const require = createRequire(import.meta.url);
            if (require('pg').Pool !== pg.Pool || require('pg-pool') === undefined) throw new Error('two');
            require('dotenv').config();
            export const up = async () => {
              const client = new Client(process.env.DATABASE_URL);
              await client.connect();
              await client.query('CREATE TABLE t (id int)');
              await client.end();
            };
            """,
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.ownTables == ["t"])
    }

    @Test func aHelperThatIsThereIsLoadedForReal() throws {
        let scene = try Scene([
            "config/db-utils.js": """
            const { Pool } = require('pg');
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            exports.executeQuery = (text, params) => { console.log('real', text); return pool.query(text, params); };
            """,
            "migrations/001-first.js":
                "import { executeQuery } from '../config/db-utils.js';\nexport const up = () => executeQuery('CREATE TABLE t (id int)');",
        ])
        let outcome = try scene.run("up")
        #expect(outcome.lines.contains("real CREATE TABLE t (id int)"), "\(outcome)")
        #expect(try scene.ownTables == ["t"])
    }

    @Test func theConnectionIsSetBeforeDotenvRuns() throws {
        let scene = try Scene([
            ".env": """
            DATABASE_URL=postgresql://nobody@nowhere.invalid/other
            PGHOST=nowhere.invalid
            DB_NAME=other
            EXTRA=from the file
            """,
            "migrations/001-first.js": """
            require('dotenv').config();
            const { Client } = require('pg');
            exports.up = async () => {
              console.log(process.env.EXTRA, process.env.DB_NAME === process.env.PGDATABASE);
              for (const settings of [process.env.DATABASE_URL, undefined]) {
                const client = new Client(settings);
                await client.connect();
                console.log((await client.query('SELECT current_database() AS name')).rows[0].name);
                await client.end();
              }
            };
            """,
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.lines.contains("from the file true"), "\(outcome)")
        #expect(outcome.lines.filter { $0 == scene.database.name }.count == 2, "\(outcome)")
    }

    // MARK: - Ends

    @Test(arguments: [
        "try { process.exit(0); } finally { await db.query('CREATE TABLE never (id int)'); }",
        "try { throw new Error('x'); } catch { process.exit(0); await db.query('CREATE TABLE never (id int)'); }",
        "try { throw new Error('x'); } finally { process.exit(0); }",
        "await Promise.reject(new Error('x')).catch(() => process.exit(0)).finally(() => db.query('CREATE TABLE never (id int)'));",
    ])
    func processExitZeroInTryCatchFinally(_ body: String) throws {
        let scene = try Scene([
            "migrations/001-first.js": """
            exports.up = async (db) => { await db.query('CREATE TABLE t (id int)'); \(body) };
            """,
            "migrations/002-second.js": Migrations.table("second"),
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.ownTables == ["second", "t"])
    }

    @Test func aMigrationsSignalListenersDoNotReplaceTheRunners() throws {
        let scene = try Scene(
            migration: """
                process.on('SIGINT', () => console.log('its own listener'));
                process.on('SIGTERM', () => {});
                exports.up = async (db) => {
                  await db.query('CREATE TABLE t (id int)');
                  console.log('waiting');
                  await db.query('SELECT pg_sleep(60)');
                };
                """)
        let running = try JSMigrate.start(["up"], in: scene.project, database: scene.database)
        try running.waitForText("waiting")
        running.send(signal: 2)
        #expect(running.finish().exitCode == 130)
        #expect(try scene.ownTables == [])
    }

    @Test func anUnhandledRejectionListenerIsHonoured() throws {
        let scene = try Scene(
            migration: """
                process.on('unhandledRejection', (reason) => console.log('listener:', reason.message));
                exports.up = async (db) => {
                  Promise.reject(new Error('told'));
                  await db.query('CREATE TABLE t (id int)');
                };
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.lines.contains("listener: told"))
        #expect(try scene.ownTables == ["t"])
    }
}
