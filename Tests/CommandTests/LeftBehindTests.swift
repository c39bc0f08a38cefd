import TestSupport
import Testing

/// What a migration leaves behind that keeps nothing waiting: it must not run in the next one's transaction.
@Suite struct LeftBehindTests {
    /// Waits for the refusal, which makes it fail at its end.
    private static let next = """
        exports.up = async (db) => {
          globalThis.isNext = true;
          await db.query('CREATE TABLE b (id int)');
          for (let n = 0; n < 6000 && !globalThis.isRefused; n++) {
            await new Promise((resolve) => setTimeout(resolve, 10));
          }
          await db.query('SELECT 1');
        };
        """

    /// Ways to query when the next migration runs.
    @Test(arguments: [
        "later(() => db.query(sql).catch(refused));",
        "later(async () => { try { await pool.query(sql); } catch { refused(); } });",
        """
        new Promise((resolve) => { later(resolve); })
          .then(() => pool.connect()).then((client) => client.query(sql)).catch(refused);
        """,
        """
        setInterval(() => globalThis.isNext && setImmediate(() => {
          const client = new Client({ connectionString: process.env.DATABASE_URL });
          client.connect(() => client.query(sql, refused));
        }), 20).unref();
        """,
    ])
    func aQueryOfItIsRefused(_ way: String) throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            const { Client, Pool } = require('pg');
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            const sql = 'CREATE TABLE late (id int)';
            const later = (call) =>
              setTimeout(() => (globalThis.isNext ? call() : later(call)), 20).unref();
            const refused = () => { globalThis.isRefused = true; };
            exports.up = async (db) => {
              await db.query('CREATE TABLE a (id int)');
              \(way)
            };
            """, "migrations/002-b.js": Self.next,
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "migration 002 failed: a query was refused, as migration 001, which left it behind,"
                    + " is over: CREATE TABLE late (id int)"), "\(outcome)")
        #expect(try scene.ownTables == ["a"])
    }

    /// What it does beside the database is its own affair, and what the next one asks for is answered.
    @Test func whatAsksNothingHarmsNothing() throws {
        let scene = try Scene([
            "config/db.js": """
            const { Pool } = require('pg');
            exports.pool = new Pool({ connectionString: process.env.DATABASE_URL, idleTimeoutMillis: 50 });
            setInterval(() => console.log('tick'), 100).unref();
            """,
            "migrations/001-a.js": """
            const { pool } = require('../config/db');
            exports.up = () => pool.query('CREATE TABLE a (id int)');
            """,
            "migrations/002-b.js": """
            const { pool } = require('../config/db');
            exports.up = async () => {
              await new Promise((resolve) => setTimeout(resolve, 400));
              await pool.query('CREATE TABLE b (id int)');
            };
            """,
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.lines.contains("tick"))
        #expect(try scene.ownTables == ["a", "b"])
    }
}
