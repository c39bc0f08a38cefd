import Linter
import TestSupport
import Testing

/// Which rows a statement takes.
struct RowChangeTests {
    private let setup = """
        CREATE TABLE orders (id bigint, customer bigint, note text);
        CREATE TABLE customers (id bigint, name text);
        """

    private func rules(_ migration: String) throws -> [String] {
        try LintedExample(RuleExample(setup: setup, migration: migration)).report.findings.map(
            \.rule)
    }

    @Test(arguments: [
        "WITH gone AS (DELETE FROM orders RETURNING *) SELECT count(*) FROM gone",
        "WITH gone AS (DELETE FROM orders WHERE true RETURNING *) INSERT INTO customers SELECT id FROM gone",
        "DELETE FROM orders USING customers",
        "EXPLAIN ANALYZE DELETE FROM orders",
    ])
    func everyRowIsDeleted(statement: String) throws {
        #expect(try rules(statement) == ["unbounded-delete"])
    }

    @Test(arguments: [
        "UPDATE orders SET note = name FROM customers",
        "UPDATE orders AS o SET note = c.name FROM customers AS c WHERE c.id = o.customer",
        "WITH done AS (UPDATE orders SET note = '' RETURNING id) SELECT count(*) FROM done",
    ])
    func everyRowIsUpdated(statement: String) throws {
        #expect(try rules(statement) == ["unbounded-update"])
    }

    /// Those of a table that inherits are locked as its own are.
    @Test(arguments: [
        ("DELETE FROM parent", ["parent", "child"]),
        ("UPDATE parent SET n = 1", ["parent", "child"]),
        ("DELETE FROM ONLY parent", ["parent"]), ("DELETE FROM child", ["child"]),
        ("DELETE FROM whole", ["whole", "part"]),
    ])
    func everyRowOfChildrenToo(_ statement: String, _ tables: [String]) throws {
        let example = RuleExample(
            setup: """
                CREATE TABLE parent (n int);
                CREATE TABLE child () INHERITS (parent);
                CREATE TABLE whole (n int) PARTITION BY LIST (n);
                CREATE TABLE part PARTITION OF whole FOR VALUES IN (1);
                """, migration: statement)
        let findings = try LintedExample(example).report.findings
        #expect(findings.map { $0.locks.map { "\($0.relation)" } } == [tables])
        let database = try TestDatabase()
        try database.execute(example.setup)
        let seen = try database.query(
            """
            BEGIN; \(statement);
            SELECT string_agg(relation::regclass::text, ' ' ORDER BY relation) FROM pg_locks
            WHERE pid = pg_backend_pid() AND mode = 'RowExclusiveLock' AND locktype = 'relation';
            """)
        #expect(seen == [[tables.joined(separator: " ")]])
    }

    @Test(arguments: [
        "DELETE FROM orders USING customers WHERE customers.id = orders.customer AND customers.id < 10",
        "DELETE FROM orders USING customers WHERE customers.id = orders.customer",
        "UPDATE orders SET note = name FROM customers WHERE customers.id = customer AND note IS NULL",
        "WITH batch AS (SELECT id FROM orders LIMIT 10) UPDATE orders AS o SET note = '' FROM batch AS b WHERE b.id = o.id",
        "UPDATE orders SET note = v.n FROM (VALUES (1, 'a')) AS v (id, n) WHERE v.id = orders.id",
        "CREATE TEMP TABLE picked AS SELECT 1 AS id; UPDATE orders SET note = '' FROM picked WHERE picked.id = orders.id",
        "EXPLAIN DELETE FROM orders",
        "MERGE INTO orders USING customers AS c ON c.id = customer WHEN MATCHED THEN DO NOTHING",
    ])
    func someRowsAreChosen(statement: String) throws {
        #expect(try rules(statement).isEmpty)
    }
}
