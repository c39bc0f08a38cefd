import TestSupport
import Testing

/// "`up --single-transaction`": all or nothing; what cannot be in a transaction is exit 2.
@Suite struct SingleTransactionTests {
    private static func table(_ name: String) -> String {
        "await db.query('CREATE TABLE \(name) (n int)')"
    }

    private func states(_ scene: Scene) throws -> [String] {
        try scene.database.query(
            "SELECT version || ' ' || direction || ' ' || status FROM schema_migrations ORDER BY 1"
        ).map { $0[0] }
    }

    @Test func allOfThemInOneTransaction() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"),
            "002-b.js": "await db.query('BEGIN'); \(Self.table("b")); await db.query('COMMIT')",
            "003-c.js": """
            await db.query('BEGIN; CREATE TABLE no (n int); ROLLBACK');
            await attempt(db.query('SELECT * FROM nowhere'));
            await Promise.all([db.query('CREATE TABLE c (n int)'), db.query('SELECT 1')]);
            """,
            "004-d.js": "await db.query('SET search_path TO nowhere; SET ROLE pg_monitor');",
            "005-e.js": "if ((await db.query('SELECT current_user u, current_schema s')).rows[0].s"
                + " !== 'public') throw new Error('leaked'); \(Self.table("e"))",
        ])
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try states(scene) == (1...5).map { "00\($0) up completed" })
        for name in ["a", "b", "c", "e"] { #expect(try scene.sees(name), "\(name)") }
        #expect(try !scene.sees("no"))
        #expect(
            try scene.database.query(
                """
                SELECT count(*), bool_and(success), count(DISTINCT run_id) FROM migration_history
                """) == [["5", "t", "1"]])
        // Subtransactions are numbered one after the other; nobody else was at work in between.
        #expect(
            try scene.database.value("SELECT bool_and(transactional) FROM schema_migrations") == "t"
        )
        #expect(try scene.run("up").output == "nothing to apply\n")
    }

    @Test func noneOfThemWhereOneFails() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"),
            "002-b.js": "await db.query('BEGIN'); \(Self.table("b")); await db.query('COMMIT')",
            "003-no.js": "\(Self.table("c")); throw new Error('it broke')",
            "004-d.js": Self.table("d"),
        ])
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "warning: 001, 002 were rolled back with it: nothing was applied (--single-transaction)\n"
            ), "\(outcome)")
        #expect(outcome.output.contains("0 migrations applied, 1 failed, 3 not run"), "\(outcome)")
        #expect(try states(scene) == ["003 up failed"])
        for name in ["a", "b", "c", "d"] { #expect(try !scene.sees(name), "\(name)") }
        #expect(
            try scene.database.query("SELECT migration_file, error_message FROM migration_history")
                == [["003-no.js", "it broke"]])
        try scene.write("003-no.js", Self.table("c"))
        #expect(try scene.run("up", "--single-transaction").exitCode == 0)
        #expect(try states(scene).count == 4)
    }

    @Test(arguments: [
        "await db.query('CREATE INDEX CONCURRENTLY i ON a (n)')", "await db.query('VACUUM')",
        "await attempt(db.query('VACUUM'))", "await db.query('DO $$BEGIN COMMIT; END$$')",
        "await db.query(`BEGIN`); await db.query(`PREPARE TRANSACTION 'p'`)",
    ])
    func whatCannotBeInATransactionFails(body: String) throws {
        let scene = try Scene(["001-a.js": Self.table("a"), "002-it.js": body])
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "with --single-transaction all migrations share one transaction"),
            "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try states(scene) == ["002 up failed"])
    }

    @Test func oneThatWantsNoTransactionFails() throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        try scene.write(
            "002-b.js", Scene.module(up: Self.table("b"), more: "export const transaction = false;")
        )
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("it asks for no transaction"), "\(outcome)")
        #expect(try !scene.sees("a"))
    }

    @Test func aCommitThatCannotBeFails() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"),
            "002-b.js": """
            await db.query('BEGIN'); await attempt(db.query('SELECT 1/0')); await db.query('COMMIT');
            """,
        ])
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("COMMIT was answered with ROLLBACK"), "\(outcome)")
        #expect(try !scene.sees("a"))
    }

    @Test func aCrashLeavesNothing() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"), "002-b.js": "\(Self.table("b")); await gate('crash');",
        ])
        let running = try scene.start(untilGate: "crash", "up", "--single-transaction")
        running.send(signal: 9)
        _ = running.finish()
        try scene.open("crash")
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try states(scene) == ["001 up completed", "002 up completed"])
    }

    @Test func anInterruptLeavesNothing() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"), "002-b.js": "\(Self.table("b")); await gate('middle');",
        ])
        let running = try scene.start(untilGate: "middle", "up", "--single-transaction")
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try states(scene) == ["002 up failed"])
    }

    @Test func aLostConnectionLeavesNothing() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"),
            "002-b.js": "\(Self.table("b")); await gate('middle'); await db.query('SELECT 1')",
        ])
        let running = try scene.start(untilGate: "middle", "up", "--single-transaction")
        try scene.database.query("SELECT pg_terminate_backend(\(scene.migrationBackend()))")
        try scene.open("middle")
        let outcome = running.finish()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try states(scene) == ["002 up failed"])
    }

    @Test(arguments: [
        "DROP TABLE migration_history", "DROP SCHEMA public CASCADE; CREATE SCHEMA public",
    ])
    func trackingTablesThatAreDropped(statement: String) throws {
        let scene = try Scene([
            "001-a.js": "await db.query('\(statement)')", "002-b.js": Self.table("b"),
        ])
        let outcome = try scene.run("up", "--single-transaction")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try states(scene) == ["001 up completed", "002 up completed"])
        #expect(try scene.sees("b"))
    }
}
