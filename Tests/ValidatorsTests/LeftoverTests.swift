import MigrationKit
import Testing

@testable import Validators

@Suite struct LeftoverTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            "CREATE TABLE orders (id integer, total integer); INSERT INTO orders VALUES (1), (1)")
    }

    @Test func acceptsAPartitionedIndexMadeWithOnly() throws {
        try database.prepare(
            "CREATE TABLE parts (id integer) PARTITION BY RANGE (id);"
                + " CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (10);"
                + " CREATE INDEX parts_index ON ONLY parts (id)")
        #expect(try database.check(InvalidIndexesValidator()).status == .pass)
    }

    @Test func findsMigrationsThatAreNotSettled() throws {
        let settled = try database.check(MigrationsSettledValidator())
        #expect(settled.status == .pass)
        try database.prepare(
            """
            CREATE TABLE schema_migrations (
                id serial, version text, name text, direction text, status text,
                started_at timestamptz DEFAULT now(), error text);
            INSERT INTO schema_migrations (version, name, direction, status, error) VALUES
                ('001', 'one', 'up', 'completed', NULL), ('002', 'two', 'up', 'pending', NULL)
            """)
        func check() -> [ValidationResult] {
            database.report([MigrationsSettledValidator()], .post) {
                $0.trackingTable = "public.schema_migrations"
            }.results
        }
        #expect(check().map(\.status) == [.pass])
        try database.prepare(
            """
            INSERT INTO schema_migrations (version, name, direction, status, error) VALUES
                ('003', 'three', 'up', 'failed', E'no such table\\nat 003-three.js'),
                ('004', 'four', 'down', 'running', NULL)
            """)
        let results = check()
        #expect(results.map(\.status) == [.fail, .fail])
        #expect(results.map(\.migration) == ["003", "004"])
        #expect(results[0].details == "003 three: up failed: no such table")
        #expect(results[1].details?.hasPrefix("004 four: down is running since ") == true)
    }
}
