import TestSupport
import Testing

/// `up`, `down` and `status` as they are meant to be used.
@Suite struct RunTests {
    @Test func aFailureHandledAtTheEndIsNoWorkLeftBehind() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            import { executeQuery } from '../config/db-utils.js';
            export const up = async () => { await executeQuery('SELECT 1/0').catch(() => 0); };
            """
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("division by zero"), "\(outcome)")
        #expect(!outcome.errors.contains("not awaited"), "\(outcome)")
    }

    @Test func upDownUp() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(up.lines.dropFirst().first == "→ 001 a")
        #expect(
            up.errors
                == "note: first run on \(description(of: scene)) (from DATABASE_URL in the environment)\n"
        )
        #expect(try scene.rows == ["001 up completed", "002 up completed"])
        let again = try scene.run()
        #expect(again.exitCode == 0 && again.output == "nothing to apply\n" && again.errors.isEmpty)
        let down = try scene.run("down")
        #expect(down.exitCode == 0 && down.errors.isEmpty, "\(down)")
        #expect(try scene.rows == ["001 up completed", "002 down completed"])
        #expect(try scene.ownTables == ["a"])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.rows == ["001 up completed", "002 up completed"])
        #expect(try scene.ownTables == ["a", "b"])
        #expect(try scene.run("down", "2").exitCode == 0)
        #expect(try scene.ownTables == [])
        #expect(try scene.run("down").output == "nothing to roll back\n")
    }

    private func description(of scene: Scene) -> String {
        let folder = scene.database.socketDirectory.split(separator: "/").joined(separator: "%2F")
        return
            "postgresql://\(scene.database.user)@%2F\(folder):\(scene.database.port)/\(scene.database.name)"
    }

    @Test func stepsAndTargetsLimitARun() throws {
        let scene = try Scene(Migrations.tables("a", "b", "c", "d"))
        try scene.run("up", "--steps", "1")
        #expect(try scene.ownTables == ["a"])
        // A version takes any padding, and the file's name.
        try scene.run("up", "--to", "2")
        #expect(try scene.ownTables == ["a", "b"])
        try scene.run("up", "--to", "003-c.js")
        #expect(try scene.ownTables == ["a", "b", "c"])
        #expect(try scene.rows == ["001 up completed", "002 up completed", "003 up completed"])
        try scene.run("up")
        try scene.run("down", "--steps", "1")
        #expect(try scene.ownTables == ["a", "b", "c"])
        try scene.run("down", "--to", "0001")
        #expect(try scene.ownTables == ["a"])
        try scene.run("up")
        try scene.run("down", "--to", "0")
        #expect(try scene.ownTables == [])
        try scene.run("up")
        let all = try scene.run("down", "--all")
        #expect(
            all.lines.filter { $0.hasPrefix("←") } == ["← 004 d", "← 003 c", "← 002 b", "← 001 a"])
        #expect(try scene.ownTables == [])
        #expect(try scene.rows == (1...4).map { "00\($0) down completed" })
    }

    @Test func statusShowsEveryState() throws {
        var files = Migrations.tables("a", "b", "c", "d", "e")
        files["migrations/004-d.js"] = nil
        let scene = try Scene(files)
        try scene.run("up")
        try scene.project.write("migrations/002-b.js", Migrations.table("b") + "\n// changed")
        scene.project.remove("migrations/003-c.js")
        try scene.project.write("migrations/004-d.js", Migrations.table("d"))
        try scene.project.write(
            "migrations/006-f.js", "exports.up = () => { throw new Error('no\\nway'); };")
        try scene.database.query(
            """
            INSERT INTO schema_migrations (version, name, direction, status, error)
            VALUES ('006', 'f', 'up', 'failed', 'no way'), ('0007', 'g', 'up', 'running', NULL)
            """)
        try scene.project.write("migrations/007-g.js", Migrations.table("g"))
        try scene.project.write("migrations/008-h.js", Migrations.table("h"))
        let table = try scene.run("status")
        #expect(table.exitCode == 0 && table.errors.isEmpty)
        let states = table.lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
        #expect(
            states == [
                "VERSION NAME STATE", "001 a applied", "002 b changed", "003 c missing",
                "004 d out-of-order", "005 e applied", "006 f failed", "007 g running",
                "008 h pending", "006 error: no", "007 is at",
                "2 applied, 1",
            ], "\(table)")
        #expect(
            table.lines.last
                == "2 applied, 1 pending, 1 running, 1 failed, 1 missing, 1 changed, 1 out-of-order"
        )
        #expect(try scene.run("list").output == table.output)
        #expect(try scene.run("status", "--exit-code").exitCode == 7)
    }

    @Test func statusExitCode() throws {
        let scene = try Scene(Migrations.tables("a"))
        #expect(try scene.run("status", "--exit-code").exitCode == 7)
        #expect(try scene.run("status").exitCode == 0)
        #expect(try scene.tables.isEmpty, "status made a table")
        try scene.run("up")
        #expect(try scene.run("status", "--exit-code").exitCode == 0)
    }

    @Test func processExitZeroEndsOneMigrationWithSuccess() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            process.on('exit', (code) => console.log('exit listener', code));
            exports.up = async (db) => {
              Promise.resolve().then(() => console.log('ran: reaction'));
              process.nextTick(() => console.log('ran: tick'));
              setInterval(() => console.log('ran: interval'), 5);
              db.query('CREATE TABLE a (id int)');
              try {
                process.exit(0);
              } catch {
                console.log('ran: catch');
              } finally {
                console.log('ran: finally');
              }
              console.log('ran: after');
            };
            """,
            "migrations/002-b.js": """
            exports.up = (db) => db.query('CREATE TABLE b (id int)')
              .then(() => process.exit(0))
              .catch(() => console.log('ran: catch'))
              .finally(() => console.log('ran: finally'));
            """,
            "migrations/003-c.js": """
            const { pool } = require('../config/db-utils');
            pool.query('CREATE TABLE c (id int)').then(() => process.exit(0));
            """,
            "migrations/004-d.js": """
            exports.up = async (db) => {
              await new Promise((resolve) => setTimeout(resolve, 30));
              await db.query('CREATE TABLE d (id int)');
            };
            """,
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.output.contains("ran: "), "\(outcome)")
        #expect(outcome.lines.filter { $0 == "exit listener 0" }.count == 1)
        #expect(try scene.ownTables == ["a", "b", "c", "d"])
        #expect(try scene.rows == (1...4).map { "00\($0) up completed" })
    }

    @Test func theFirstExitDecides() throws {
        let scene = try Scene(
            migration: """
                process.on('exit', () => process.exit(4));
                exports.up = () => { process.exit(0); };
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    @Test func anExitListenerMaySetTheCode() throws {
        let scene = try Scene(
            migration: """
                process.on('exit', () => { process.exitCode = 4; });
                exports.up = () => { process.exit(0); };
                """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.rows == ["001 up failed: the migration called process.exit(4)"])
    }

    @Test func anEndedPoolIsOpenAgainForTheNextMigration() throws {
        let migration = { (name: String) in
            """
            const { pool } = require('../config/db-utils.js');
            exports.up = async (db) => {
              await pool.query('CREATE TABLE \(name) (id int)');
              await pool.end();
              await db.end();
            };
            """
        }
        let scene = try Scene([
            "config/db-utils.js": """
            const { Pool } = require('pg');
            exports.pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
            """,
            "migrations/001-a.js": migration("a"), "migrations/002-b.js": migration("b"),
        ])
        let outcome = try scene.run("up")
        #expect(
            outcome.exitCode == 0 && outcome.errors.split(separator: "\n").count == 1, "\(outcome)")
        #expect(try scene.ownTables == ["a", "b"])
    }

    @Test func whatIsNotAwaitedIsWaitedForWithAWarning() throws {
        let scene = try Scene(
            migration: """
                exports.up = (db) => {
                  db.query('CREATE TABLE a (id int)');
                  setTimeout(() => db.query('CREATE TABLE b (id int)'), 20);
                };
                """)
        let strict = try scene.run("up", "--strict")
        #expect(strict.exitCode == 2)
        #expect(try scene.ownTables == [])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.errors == """
                warning: 001: `up` returned before its work was done (a query or timer that is not awaited); it was waited for

                """)
        #expect(try scene.ownTables == ["a", "b"])
    }

    @Test func anErrorOfAQueryThatIsNotAwaitedIsTheMigrations() throws {
        let scene = try Scene(
            migration:
                "exports.up = (db) => { db.query('CREATE TABLE a (id int)'); db.query('CREATE TABLE a (id int)'); };"
        )
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.rows == ["001 up failed: relation \"a\" already exists"])
        #expect(try scene.ownTables == [])
    }

    @Test func aHandledErrorUndoesItsStatementAlone() throws {
        let scene = try Scene(
            migration: """
                exports.up = async (db) => {
                  await db.query('CREATE TABLE a (id int)');
                  await db.query('ALTER TABLE a ADD COLUMN id int').catch(() => {});
                  await db.query('CREATE TABLE b (id int)');
                };
                """)
        let strict = try scene.run("up", "--strict")
        #expect(strict.exitCode == 2)
        #expect(try scene.ownTables == [])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.errors.contains(
                "warning: 001: a statement failed and was undone, and the migration went on: column \"id\" of relation \"a\" already exists"
            ),
            "\(outcome)")
        #expect(try scene.ownTables == ["a", "b"])
    }
}
