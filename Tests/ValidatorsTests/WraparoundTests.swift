import MigrationKit
import TestSupport
import Testing
import Validators

@Suite struct WraparoundTests {
    private func check(
        _ database: CheckedDatabase, _ table: String,
        _ change: (inout ValidationThresholds) -> Void = { _ in }
    ) throws -> ValidationResult {
        try database.check(WraparoundValidator()) {
            $0.pending = [
                PlannedMigrationSummary(
                    version: "001", name: "x", file: "001-x.js", relations: [table])
            ]
            change(&$0.thresholds)
        }
    }

    @Test func comparesTablesOfThePlanAndTheDatabaseWithTheirThresholds() throws {
        let database = try CheckedDatabase()
        try database.prepare(
            "CREATE TABLE orders (id integer) PARTITION BY RANGE (id);"
                + " CREATE TABLE orders_low PARTITION OF orders FOR VALUES FROM (0) TO (10)")
        try database.prepare("CREATE TABLE other (id integer)")
        #expect(try check(database, "orders").status == .pass)
        let old = try check(database, "orders") { $0.freezeAgePercent = 0 }
        #expect(old.status == .warn && old.help != nil)
        #expect(old.details?.contains("\norders_low is at 0 percent of the age") == true, "\(old)")
        #expect(old.details?.contains("other") == false)
        #expect(try check(database, "nowhere") { $0.freezeAgePercent = 0 }.status == .pass)
    }

    @Test func namesTheAutovacuumThatGivesWayToNobody() throws {
        let server = try CrashableServer(settings: [
            ("autovacuum", "on"), ("autovacuum_naptime", "1"),
            ("autovacuum_freeze_max_age", "100000"),
        ])
        let database = try CheckedDatabase(on: server)
        // Only one that prevents a wraparound goes over these, and slowly.
        try database.prepare(
            """
            CREATE TABLE orders WITH (autovacuum_enabled = false,
                    autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)
                AS SELECT repeat('x', 999) FROM generate_series(1, 3000);
            CREATE UNLOGGED TABLE ash (id integer) WITH (autovacuum_enabled = false)
            """)
        #expect(try check(database, "orders").status == .pass)
        try database.prepare(
            """
            DO $$ BEGIN
                FOR number IN 1..100500 LOOP
                    BEGIN INSERT INTO ash VALUES (1); EXCEPTION WHEN division_by_zero THEN NULL; END;
                END LOOP;
            END $$
            """)
        try database.wait(
            for: """
                SELECT FROM pg_stat_activity
                 WHERE query LIKE 'autovacuum:%public.orders (to prevent wraparound)'
                """)
        let result = try check(database, "orders")
        #expect(result.status == .warn)
        #expect(
            result.details?.contains("orders is at 100 percent of the age") == true, "\(result)")
        #expect(
            result.details?.contains(
                /pid \d+, an autovacuum that prevents a wraparound, runs on orders and/) == true)
        let whole = try check(database, "nowhere") { $0.databaseFreezeAgePercent = 90 }
        #expect(whole.status == .warn)
        #expect(whole.details?.contains("the database is at 10") == true, "\(whole)")
    }
}
