import TestSupport
import Testing

/// "Tracking tables are addressed by schema, resolved once, whatever a migration does to search_path or
/// role; a migration that drops them gets them back in its own transaction, with a warning."
@Suite struct TrackingIsOursTests {
    private static let settings = [
        "SET ROLE pg_monitor", "SET SESSION AUTHORIZATION pg_monitor", "SET search_path TO nowhere",
        "SELECT pg_catalog.set_config('search_path', '', false)", "SET row_security TO off",
        "SET default_transaction_read_only TO on", "SET statement_timeout TO 100000",
        "SET default_transaction_isolation TO serializable",
        "SET standard_conforming_strings TO off",
        "SET DateStyle TO 'German'; SET TimeZone TO 'Asia/Tokyo'",
        "SET session_replication_role TO replica",
    ]

    /// What a migration does around its settings.
    private static let bodies = [
        "await db.query(text);",
        "await db.query('BEGIN'); await db.query(text); await db.query('COMMIT');",
        // What is set stays set after the wrapper was committed in between.
        """
        await db.query('CREATE TABLE TABLE_ (n int)');
        await db.query(text);
        const show = async () => JSON.stringify((await db.query(
          "SELECT current_user || ' ' || session_user || ' ' || current_setting('search_path')")).rows);
        const before = await show();
        await db.query('BEGIN'); await db.query('COMMIT');
        const after = await show();
        if (before !== after) throw new Error(`${before} became ${after}`);
        """,
    ]

    /// 13 was tried with 13.16, whose ends of transactions bring back another role (CVE-2024-10978).
    @Test(.needs(.version(14))) func whateverTheSessionIsSetToTheRowIsCompleted() throws {
        let scene = try Scene()
        for (index, setting) in Self.settings.enumerated() {
            for (place, body) in Self.bodies.enumerated() {
                let number = 100 + index * 10 + place
                let text = body.split(separator: "TABLE_").joined(separator: "a\(number)")
                try scene.write("\(number)-it.js", "const text = `\(setting)`; \(text)")
            }
        }
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query(
                """
                SELECT status, count(*), count(DISTINCT run_id) FROM schema_migrations GROUP BY 1
                """) == [["completed", "\(Self.settings.count * Self.bodies.count)", "1"]])
    }

    @Test func whateverTheSessionIsSetToTheRowIsFailed() throws {
        let scene = try Scene()
        for setting in Self.settings {
            try scene.write("001-it.js", "await db.query(`\(setting)`); throw new Error('it');")
            let outcome = try scene.run("up")
            #expect(outcome.exitCode == 2, "\(outcome)")
            #expect(try scene.state() == "up failed", "\(setting) \(outcome)")
            #expect(try scene.row()["error"] == "it")
        }
    }

    @Test(arguments: ["wrapper", "block", "then-alone", "alone", "failing"])
    func aMigrationThatDropsTheSchemaGetsTheTableBack(place: String) throws {
        let drop = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
        let body =
            switch place {
            case "block": "await db.query('BEGIN; \(drop); CREATE TABLE public.a (n int); COMMIT');"
            case "then-alone":
                "await db.query('\(drop); CREATE TABLE public.a (n int)');"
                    + "await db.query('VACUUM public.a');"
            case "alone":
                "await db.query('DO $$BEGIN \(drop); CREATE TABLE public.a (n int); COMMIT; END$$');"
            case "failing":
                "await db.query('BEGIN; \(drop); CREATE TABLE public.a (n int); COMMIT');"
                    + "throw new Error('late');"
            default: "await db.query('\(drop)'); await db.query('CREATE TABLE public.a (n int)');"
            }
        let scene = try Scene(["001-a.js": "await db.query('CREATE TABLE old (n int)')"])
        #expect(try scene.run("up").exitCode == 0)
        try scene.write("002-it.js", body)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == (place == "failing" ? 2 : 0), "\(outcome)")
        #expect(outcome.errors.contains("earlier rows are gone"), "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(try !scene.sees("old"))
        #expect(try scene.state("001") == "none")
        #expect(try scene.state("002") == (place == "failing" ? "up failed" : "up completed"))
        #expect(
            try scene.database.value(
                "SELECT count(*) FROM pg_indexes WHERE indexname LIKE 'idx_schema_migrations%'")
                == "3")
    }

    @Test func aSchemaThatIsGoneIsMadeAgain() throws {
        let scene = try Scene(up: "await db.query('DROP SCHEMA public CASCADE')")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("earlier rows are gone"))
        #expect(try scene.state() == "up completed")
    }

    @Test func aDropThatIsRolledBackNeedsNothing() throws {
        let scene = try Scene(
            up: """
                await db.query('DROP TABLE schema_migrations');
                throw new Error('it');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(!outcome.errors.contains("earlier rows are gone"))
        #expect(try scene.state() == "up failed")
    }

    @Test func theTableStaysWhereItWasFound() throws {
        let scene = try Scene(["001-a.js": "await db.query('CREATE TABLE a (n int)')"])
        try scene.database.query(
            """
            CREATE SCHEMA one; CREATE SCHEMA two;
            ALTER DATABASE \(scene.database.name) SET search_path = one, two, public
            """)
        #expect(try scene.run("up").exitCode == 0)
        try scene.database.query("ALTER TABLE one.schema_migrations SET SCHEMA two")
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.database.value("SELECT count(*) FROM two.schema_migrations") == "2")
        #expect(try !scene.sees("one.schema_migrations"))
        #expect(try !scene.sees("public.schema_migrations"))
    }
}
