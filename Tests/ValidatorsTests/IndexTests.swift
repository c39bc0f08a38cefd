import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

@Suite struct IndexTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            """
            CREATE TABLE orders (id integer PRIMARY KEY, total integer, note text);
            INSERT INTO orders SELECT n, n, n FROM generate_series(1, 300) AS n
            """)
    }

    private func run(_ version: String, _ statements: String...) -> [ExecutedMigration] {
        [ExecutedMigration(version: version, statements: statements)]
    }

    // MARK: - duplicate-indexes

    @Test func findsIndexesThatDoTheSame() throws {
        let validator = DuplicateIndexesValidator()
        try database.prepare("CREATE INDEX totals ON orders (total, note)")
        #expect(try database.check(validator).details == "No index is there twice.")
        try database.prepare(
            """
            CREATE INDEX "Again" ON orders (total, note);
            CREATE UNIQUE INDEX orders_id ON orders (id);
            CREATE INDEX other_order ON orders (total DESC, note);
            CREATE INDEX other_class ON orders (total, note text_pattern_ops);
            CREATE INDEX part ON orders (total, note) WHERE total > 1;
            CREATE INDEX more ON orders (total) INCLUDE (note)
            """)
        let result = try database.check(validator) {
            $0.executed = run(
                "004", #"CREATE INDEX "Again" ON orders (total, note)"#,
                "CREATE UNIQUE INDEX orders_id ON orders (id)")
        }
        #expect(result.status == .warn)
        #expect(result.migration == "004")
        #expect(
            result.details == """
                2 indexes too many
                totals on orders does what "Again" does (kept): DROP INDEX CONCURRENTLY totals;
                orders_id on orders does what orders_pkey does (a constraint's): DROP INDEX \
                CONCURRENTLY orders_id;
                """)
    }

    @Test func aBeginningOfAnotherIndexIsARemark() throws {
        try database.prepare(
            "CREATE INDEX totals ON orders (total); CREATE INDEX totals_notes ON orders (total, note)"
        )
        let result = try database.check(DuplicateIndexesValidator())
        #expect(result.status == .pass)
        #expect(
            result.details == """
                No index is there twice.
                A remark: covered by a longer index
                totals on orders by totals_notes
                """)
    }

    @Test func whatSomethingStandsOnIsNoDuplicate() throws {
        try database.prepare(
            """
            CREATE EXTENSION btree_gist;
            CREATE TABLE rooms (
                id integer PRIMARY KEY, number integer NOT NULL, time tstzrange,
                CONSTRAINT first UNIQUE (number),
                CONSTRAINT later UNIQUE (number) DEFERRABLE,
                CONSTRAINT apart EXCLUDE USING gist (number WITH =, time WITH &&),
                CONSTRAINT beside EXCLUDE USING gist (number WITH =, time WITH -|-));
            CREATE UNIQUE INDEX identity ON rooms (id);
            ALTER TABLE rooms REPLICA IDENTITY USING INDEX identity;
            ALTER TABLE rooms ADD CONSTRAINT again UNIQUE (id);
            CREATE TABLE bookings (room integer REFERENCES rooms (number));
            """)
        let result = try database.check(DuplicateIndexesValidator())
        #expect(
            result.details == """
                1 index too many
                again on rooms does what rooms_pkey does (a constraint's): ALTER TABLE rooms DROP \
                CONSTRAINT again;
                """)
    }

    @Test func partitionsOfADuplicateAreOneCase() throws {
        try database.prepare(
            """
            CREATE TABLE parts (id integer) PARTITION BY RANGE (id);
            CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (10);
            CREATE INDEX one ON parts (id); CREATE INDEX two ON parts (id)
            """)
        let result = try database.check(DuplicateIndexesValidator())
        #expect(result.details?.hasPrefix("1 index too many\ntwo on parts does what one") == true)
    }

    // MARK: - unused-indexes

    @Test func findsLargeIndexesThatNobodyUses() throws {
        let validator = UnusedIndexesValidator()
        try database.prepare(
            """
            CREATE INDEX totals ON orders (total); CREATE UNIQUE INDEX notes ON orders (note);
            SELECT count(*) FROM orders
            """)
        func check(_ megabytes: Int = 0) throws -> ValidationResult {
            database.awaitStatistics()
            return try database.check(validator) {
                $0.thresholds.unusedIndexAge = .zero
                $0.thresholds.unusedIndexMegabytes = megabytes
            }
        }
        let result = try check()
        #expect(result.status == .warn)
        #expect(
            result.details?.contains("totals on orders: 0 MB: DROP INDEX CONCURRENTLY totals;")
                == true)
        #expect(result.details?.contains("notes") == false)
        #expect(try check(1).status == .pass)

        try database.prepare(
            "SET enable_seqscan = off; SET enable_bitmapscan = off;"
                + " SELECT * FROM orders WHERE total = 7")
        #expect(try check().status == .pass)
    }

    @Test func anIndexIsInUseWhereThatOfOnePartitionIs() throws {
        try database.prepare(
            """
            CREATE TABLE parts (id integer, total integer) PARTITION BY RANGE (id);
            CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (10);
            CREATE TABLE parts_high PARTITION OF parts FOR VALUES FROM (10) TO (20);
            CREATE INDEX part_totals ON parts (total);
            INSERT INTO parts VALUES (1, 1), (11, 11); SELECT count(*) FROM parts;
            SET enable_seqscan = off; SET enable_bitmapscan = off;
            SELECT * FROM parts WHERE id = 1 AND total = 1
            """)
        let result = try database.check(UnusedIndexesValidator()) {
            $0.thresholds.unusedIndexAge = .zero
            $0.thresholds.unusedIndexMegabytes = 0
        }
        #expect(result.status == .pass, "\(result)")
    }

    @Test func doesNotJudgeByYoungStatistics() throws {
        let result = try database.check(UnusedIndexesValidator())
        #expect(result.status == .pass)
        #expect(result.details?.hasPrefix("skipped: statistics go back 0 hours") == true)
    }

    // MARK: - foreign-keys-without-index

    @Test func findsForeignKeysWithoutAnIndex() throws {
        let validator = ForeignKeysWithoutIndexValidator()
        try database.prepare(
            """
            CREATE TABLE lines (order_id integer REFERENCES orders, "No" integer,
                                UNIQUE ("No", order_id));
            CREATE TABLE sums (order_id integer REFERENCES orders);
            CREATE INDEX ON sums (order_id) WHERE order_id IS NOT NULL
            """)
        let result = try database.check(validator) {
            $0.executed = run(
                "004", #"CREATE TABLE lines (order_id integer REFERENCES orders, "No" integer)"#)
        }
        #expect(result.status == .warn)
        #expect(result.migration == "004")
        #expect(
            result.details == """
                1 foreign key without an index
                lines_order_id_fkey on lines: CREATE INDEX CONCURRENTLY ON lines (order_id);
                """)
        try database.prepare("CREATE INDEX ON lines (order_id)")
        #expect(try database.check(validator).status == .pass)
        // A partitioned table's index cannot be made concurrently.
        try database.prepare(
            "CREATE TABLE parts (order_id integer REFERENCES orders) PARTITION BY LIST (order_id)")
        #expect(
            try database.check(validator).details?.contains(
                "parts_order_id_fkey on parts: CREATE INDEX ON parts (order_id);") == true)
    }

    @Test(.needs(.version(18), .extension("btree_gist")))
    func knowsKeysWithPeriodsAndThoseThatAreNotEnforced() throws {
        let validator = ForeignKeysWithoutIndexValidator()
        try database.prepare(
            """
            CREATE EXTENSION btree_gist;
            CREATE TABLE rooms (id int, at daterange, PRIMARY KEY (id, at WITHOUT OVERLAPS));
            CREATE TABLE stays (room int, at daterange,
                                FOREIGN KEY (room, PERIOD at) REFERENCES rooms (id, PERIOD at));
            CREATE TABLE drafts (order_id int REFERENCES orders NOT ENFORCED)
            """)
        let result = try database.check(validator)
        #expect(
            result.details == """
                1 foreign key without an index
                stays_room_at_fkey on stays: CREATE INDEX CONCURRENTLY ON stays USING gist (room, at);
                """)
        try database.prepare("CREATE INDEX ON stays USING gist (room, at)")
        #expect(try database.check(validator).status == .pass)
    }

    // MARK: - index-corruption

    @Test(.needs(.extension("amcheck"))) func findsAnIndexWhoseFunctionAnswersOtherwise() throws {
        let validator = IndexCorruptionValidator()
        #expect(
            try database.check(validator).details
                == "skipped: it needs the extension amcheck, which this database does not have")
        try database.prepare(
            """
            CREATE EXTENSION amcheck;
            CREATE FUNCTION shelf(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql
                AS 'BEGIN RETURN $1; END';
            CREATE INDEX shelves ON orders (shelf(total))
            """)
        let sound = try database.check(validator)
        #expect(sound.status == .pass)
        #expect(sound.details == "2 indexes looked at, none corrupt.")
        try database.prepare(
            """
            CREATE OR REPLACE FUNCTION shelf(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql
                AS 'BEGIN RETURN $1 + 1000; END'
            """)
        let result = try database.check(validator)
        #expect(result.status == .fail)
        #expect(result.details?.contains("shelves: heap tuple (") == true, "\(result)")
        #expect(result.details?.contains("lacks matching index tuple") == true)

        let late = try database.check(validator) { $0.thresholds.indexCorruptionTime = .zero }
        #expect(late.details?.contains("Not looked at within 0 s: 2 of 2") == true)
        let other = try database.makeRole()
        let unable = try database.check(validator, as: database.session(as: other))
        #expect(unable.details?.contains("the right to bt_index_check") == true)
    }

    @Test(.needs(.extension("amcheck"))) func aLockOrAFunctionThatFailsIsNoCorruption() throws {
        try database.prepare(
            """
            CREATE EXTENSION amcheck;
            CREATE TABLE fails (id integer);
            INSERT INTO fails VALUES (1);
            CREATE FUNCTION half(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql
                AS 'BEGIN RETURN $1; END';
            CREATE INDEX halves ON fails (half(id));
            CREATE OR REPLACE FUNCTION half(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql
                AS 'BEGIN RETURN $1 / 0; END'
            """)
        let holder = try database.session()
        defer { holder.close() }
        try holder.perform(.simple("BEGIN; LOCK TABLE orders"))
        let result = try database.check(IndexCorruptionValidator())
        #expect(result.status == .warn)
        #expect(result.details?.hasPrefix("0 indexes looked at, none corrupt.") == true)
        #expect(result.details?.contains("orders_pkey: canceling statement due to lock") == true)
        #expect(result.details?.contains("halves: division by zero") == true)
    }

    @Test(.needs(.extension("amcheck"))) func ofARunLooksAtNewIndexesOnly() throws {
        try database.prepare("CREATE EXTENSION amcheck")
        let before = try database.snapshot()
        try database.prepare("CREATE INDEX totals ON orders (total)")
        let result = try database.check(IndexCorruptionValidator()) { $0.before = before }
        #expect(result.details == "1 new index looked at, none corrupt.")
    }
}
