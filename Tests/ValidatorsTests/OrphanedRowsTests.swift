import MigrationKit
import Postgres
import Testing

@testable import Validators

@Suite struct OrphanedRowsTests {
    private let database: CheckedDatabase
    private let validator = OrphanedRowsValidator()

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            """
            CREATE SCHEMA "Shop";
            CREATE TABLE "Shop"."Customer" (region text, "No" integer, PRIMARY KEY (region, "No"));
            CREATE TABLE orders (
                id integer PRIMARY KEY, region text, "Customer" integer,
                CONSTRAINT "orders of" FOREIGN KEY (region, "Customer")
                    REFERENCES "Shop"."Customer");
            INSERT INTO "Shop"."Customer" VALUES ('north', 1);
            INSERT INTO orders VALUES (1, 'north', 1), (2, NULL, 7), (3, NULL, NULL)
            """)
    }

    /// What no trigger checks.
    private func prepareUnchecked(_ sql: String) throws {
        try database.prepare("SET session_replication_role = replica; \(sql)")
    }

    @Test func passesWhereEveryRowHasItsCounterpart() throws {
        let result = try database.check(validator)
        #expect(result.status == .pass)
        #expect(result.details == "1 foreign key, no orphaned row.")
    }

    @Test func findsARowThatCameWhileTriggersWereOff() throws {
        try prepareUnchecked("INSERT INTO orders VALUES (4, 'south', 9), (5, 'south', 8)")
        let result = try database.check(validator)
        #expect(result.status == .fail)
        let details = """
            1 foreign key with orphaned rows
            "orders of" on orders: 2 rows have no counterpart in "Shop"."Customer": (region, \
            "Customer") =
            """
        // In which order is the planner's choice.
        let rows = ["(south,9), (south,8)", "(south,8), (south,9)"]
        #expect(rows.map { "\(details) \($0)" }.contains(result.details))
        #expect(result.help?.contains("VALIDATE CONSTRAINT") == true)
    }

    @Test func namesTheMigrationThatMayHaveWrittenThem() throws {
        try prepareUnchecked("INSERT INTO orders VALUES (4, 'south', 9)")
        let result = try database.check(validator) {
            $0.executed = [
                ExecutedMigration(
                    version: "007",
                    statements: [
                        "SET session_replication_role = replica",
                        "INSERT INTO orders VALUES (4, 'south', 9)",
                    ]),
                ExecutedMigration(
                    version: "008", statements: ["INSERT INTO public.orders VALUES (1)"]),
            ]
        }
        #expect(result.migration == nil)
        #expect(result.details?.hasSuffix("(perhaps of 007)") == true, "\(result)")
    }

    @Test func aPartialKeyIsAnOrphanWithMatchFullOnly() throws {
        try database.prepare(
            """
            ALTER TABLE orders ADD CONSTRAINT whole FOREIGN KEY (region, "Customer")
                REFERENCES "Shop"."Customer" MATCH FULL NOT VALID
            """)
        let result = try database.check(validator)
        #expect(result.status == .fail)
        #expect(
            result.details?.contains("whole on orders (NOT VALID): 1 row has no counterpart")
                == true)
        #expect(result.details?.contains("orders of") == false)
    }

    @Test func looksIntoPartitionsAndThroughThem() throws {
        try database.prepare(
            """
            CREATE TABLE places (id integer PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE places_low PARTITION OF places FOR VALUES FROM (0) TO (10);
            CREATE TABLE visits (place integer REFERENCES places) PARTITION BY RANGE (place);
            CREATE TABLE visits_low PARTITION OF visits FOR VALUES FROM (0) TO (10);
            INSERT INTO places VALUES (1); INSERT INTO visits VALUES (1)
            """)
        #expect(try database.check(validator).status == .pass)
        try prepareUnchecked("INSERT INTO visits_low VALUES (2)")
        let result = try database.check(validator)
        #expect(result.status == .fail)
        #expect(
            result.details?.contains(
                "visits_place_fkey on visits: 1 row has no counterpart in places: (place) = 2")
                == true)
    }

    @Test func comparesAcrossTypesAndCollations() throws {
        try database.prepare(
            """
            CREATE TABLE words (word text COLLATE "C" PRIMARY KEY, number integer UNIQUE);
            CREATE TABLE uses (word text COLLATE "POSIX" REFERENCES words,
                               number bigint REFERENCES words (number));
            INSERT INTO words VALUES ('a', 1); INSERT INTO uses VALUES ('a', 1)
            """)
        #expect(try database.check(validator).status == .pass)
        try prepareUnchecked("INSERT INTO uses VALUES ('b', 2)")
        let result = try database.check(validator)
        #expect(result.details?.hasPrefix("2 foreign keys with orphaned rows") == true)
    }

    @Test func saysWhatItDidNotGetTo() throws {
        let result = try database.check(validator) { $0.thresholds.orphanedRowsTime = .zero }
        #expect(result.status == .warn)
        #expect(
            result.details?.contains(
                #"Not looked at within 0 s: 1 of 1 foreign key ("orders of" on orders)"#) == true)
        let late = try database.check(validator) { $0.deadline = .now }
        #expect(late.status == .warn)
        #expect(
            late.details?.contains("Not looked at within the 60 s of all checks: 1 of 1") == true)
        #expect(late.help?.hasPrefix("Raise postFlightTime") == true)
    }

    @Test func aLockOfAnotherStopsOneKeyOnly() throws {
        try database.prepare(
            "CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (a integer REFERENCES a)")
        let holder = try database.session()
        try holder.perform(.simple("BEGIN; LOCK TABLE b IN ACCESS EXCLUSIVE MODE"))
        try prepareUnchecked("INSERT INTO orders VALUES (4, 'south', 9)")
        let result = try database.check(validator)
        #expect(result.status == .fail)
        #expect(result.details?.contains(#""orders of" on orders: 1 row has"#) == true)
        #expect(
            result.details?.contains(
                "Could not be read: b_a_fkey on b: canceling statement due to lock timeout") == true
        )
    }

    @Test func saysWhatTheRoleMayNotSee() throws {
        try database.prepare("CREATE POLICY own ON orders USING (false)")
        try database.prepare("ALTER TABLE orders ENABLE ROW LEVEL SECURITY")
        let role = try database.makeRole()
        try database.prepare(
            "GRANT USAGE ON SCHEMA \"Shop\" TO \(role); GRANT SELECT ON orders TO \(role);"
                + " GRANT SELECT ON \"Shop\".\"Customer\" TO \(role)")
        let result = try database.check(validator, as: database.session(as: role))
        #expect(result.status == .warn)
        #expect(result.details?.contains("row-level security policy") == true)
    }
}
