import MigrationKit
import TestSupport
import Testing

@testable import Validators

@Suite struct StatisticsTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            """
            CREATE TABLE orders (id integer PRIMARY KEY, total integer, note text);
            INSERT INTO orders SELECT n, n, n FROM generate_series(1, 300) AS n;
            CREATE INDEX totals ON orders (total)
            """)
    }

    // MARK: - missing-statistics

    @Test func findsTablesColumnsAndExpressionsWithoutStatistics() throws {
        let validator = MissingStatisticsValidator()
        let never = try database.check(validator) {
            $0.executed = [
                ExecutedMigration(
                    version: "9", statements: ["INSERT INTO orders VALUES (1)"],
                    relations: ["orders"])
            ]
        }
        #expect(never.status == .warn)
        #expect(
            never.details
                == "1 table without statistics\norders: never analysed (perhaps of 9)")
        let few = try database.check(validator) { $0.thresholds.unanalyzedRows = 301 }
        #expect(few.status == .pass)

        try database.prepare("ANALYZE orders")
        #expect(try database.check(validator).details == "Every table of 50 rows has statistics.")
        try database.prepare(
            """
            ALTER TABLE orders ADD COLUMN "Paid" boolean DEFAULT true;
            CREATE INDEX lengths ON orders (length(note))
            """)
        let later = try database.check(validator)
        #expect(later.status == .warn)
        #expect(
            later.details == """
                2 tables without statistics
                orders: nothing on "Paid"
                orders: nothing on the expression of lengths
                """)
        try database.prepare("ANALYZE orders")
        #expect(try database.check(validator).status == .pass)
    }

    @Test func anExpressionOfNoRowNeedsNoStatistics() throws {
        try database.prepare(
            "CREATE INDEX none ON orders (lower(note)) WHERE total < 0; ANALYZE orders")
        #expect(try database.check(MissingStatisticsValidator()).status == .pass)
    }

    @Test func saysHowManyTablesAreHidden() throws {
        let role = try database.makeRole()
        let result = try database.check(
            MissingStatisticsValidator(), as: database.session(as: role))
        #expect(result.status == .pass)
        #expect(
            result.details?.contains("1 table whose statistics are not shown to this role") == true)
    }

    // MARK: - index-use

    private func useTotals(_ times: Int = 3) throws {
        let query = "SELECT * FROM orders WHERE total = 7"
        try database.prepare(
            "SET enable_seqscan = off; SET enable_bitmapscan = off;"
                + String(repeating: "\(query); ", count: times))
    }

    private func checkIndexUse(since before: ActivitySnapshot) throws -> ValidationResult {
        database.awaitStatistics()
        return try database.check(IndexUseValidator()) {
            $0.before = before
            $0.thresholds.largeTableRows = 100
            $0.executed = [
                ExecutedMigration(version: "5", statements: ["DROP INDEX public.totals"])
            ]
        }
    }

    @Test func findsAnIndexThatWasUsedAndIsGone() throws {
        try useTotals()
        let before = try database.snapshot()
        #expect(try checkIndexUse(since: before).status == .pass)
        try database.prepare("DROP INDEX totals; CREATE INDEX renewed ON orders (total, note)")
        #expect(try checkIndexUse(since: before).status == .pass)
        try database.prepare("DROP INDEX renewed")
        let result = try checkIndexUse(since: before)
        #expect(result.status == .warn)
        #expect(
            result.details
                == "1 change in the use of indexes\n"
                + "public.totals on public.orders was scanned 3 times and is gone: CREATE INDEX"
                + " CONCURRENTLY ON public.orders USING btree (total);")
        #expect(result.migration == "5")
        try database.prepare("DROP TABLE orders")
        #expect(try checkIndexUse(since: before).status == .pass)
    }

    @Test func findsALargeTableThatIsReadAsAWhole() throws {
        try useTotals(5)
        let before = try database.snapshot()
        try database.prepare(String(repeating: "SELECT count(*) FROM orders; ", count: 11))
        let result = try checkIndexUse(since: before)
        #expect(result.status == .warn)
        #expect(
            result.details?.contains(
                "public.orders: 11 scans of all its 300 rows since the run began, 0 by index")
                == true, "\(result)")
        let again = try checkIndexUse(since: try database.snapshot())
        #expect(again.status == .pass)
    }

    @Test func needsTheFiguresFromBefore() throws {
        for validator in [IndexUseValidator(), QueryTimesValidator()] as [any MigrationValidator] {
            let result = try database.check(validator)
            #expect(result.status == .pass)
            #expect(result.details?.contains("taken by `up --validate`") == true)
        }
        let unknown = try database.check(QueryTimesValidator()) { $0.before = ActivitySnapshot() }
        #expect(unknown.details?.contains("skipped: pg_stat_statements is not installed") == true)
    }

    @Test(.needs(.extension("pg_stat_statements"))) func anExtensionThatIsNotLoadedIsNoFailure()
        throws
    {
        try database.prepare("CREATE EXTENSION pg_stat_statements")
        #expect(try database.snapshot().queries == nil)
    }
}
