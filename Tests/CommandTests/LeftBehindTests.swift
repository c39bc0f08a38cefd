import TestSupport
import Testing

/// What a migration leaves behind that keeps nothing waiting: it must not run in the next one's transaction.
@Suite struct LeftBehindTests {
    private static let next = """
        exports.up = async (db) => {
          await db.query('CREATE TABLE b (id int)');
          await new Promise((resolve) => setTimeout(resolve, 400));
          await db.query('SELECT 1');
        };
        """

    /// Ways to query when the next migration runs.
    @Test(arguments: [
        "setTimeout(() => db.query(sql).catch(() => {}), 100).unref();",
        "setTimeout(async () => { try { await pool.query(sql); } catch {} }, 100).unref();",
        """
        new Promise((resolve) => { setTimeout(resolve, 100).unref(); })
          .then(() => pool.connect()).then((client) => client.query(sql)).catch(() => {});
        """,
        """
        setInterval(() => setImmediate(() => {
          const client = new Client({ connectionString: process.env.DATABASE_URL });
          client.connect(() => client.query(sql, () => {}));
        }), 100).unref();
        """,
    ])
    func aQueryOfItIsRefused(_ way: String) throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            const { Client, Pool } = require('pg');
            const pool = new Pool({ connectionString: process.env.DATABASE_URL });
            const sql = 'CREATE TABLE late (id int)';
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
