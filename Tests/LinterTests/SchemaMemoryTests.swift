import Linter
import Testing

/// What is known of a table while it is renamed, moved, and taken back.
struct SchemaMemoryTests {
    private let setup = """
        CREATE TABLE customers (id bigint PRIMARY KEY);
        CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, note text);
        CREATE INDEX orders_customer ON orders (customer);
        """

    private func rules(_ migration: String) throws -> [String] {
        try LintedExample(RuleExample(setup: setup, migration: migration)).report.findings.map(
            \.rule)
    }

    @Test(arguments: [
        "BEGIN; CREATE TABLE orders_2 (id bigint); ROLLBACK; DROP TABLE orders_2;",
        "BEGIN; SAVEPOINT a; CREATE TABLE orders_2 (id bigint); ROLLBACK TO a; COMMIT; DROP TABLE orders_2;",
        "BEGIN; DROP TABLE customers; CREATE TABLE customers (id bigint); ROLLBACK; DROP TABLE customers;",
        "BEGIN; ALTER TABLE orders RENAME TO x; ROLLBACK; CREATE TABLE x (id int); DROP TABLE orders;",
    ])
    func whatWasRolledBackWasNotMade(migration: String) throws {
        #expect(try rules(migration).last == "drop-table")
    }

    @Test(arguments: [
        "BEGIN; CREATE TABLE a (id bigint); COMMIT; DROP TABLE a;",
        "BEGIN; SAVEPOINT s; CREATE TABLE a (id bigint); RELEASE s; COMMIT; DROP TABLE a;",
        "BEGIN; CREATE TABLE a (id bigint); SAVEPOINT s; ROLLBACK TO s; COMMIT; DROP TABLE a;",
        "CREATE TABLE a (id bigint); ALTER TABLE a RENAME TO b; CREATE INDEX ON b (id);",
        "CREATE SCHEMA app; CREATE TABLE a (id bigint); ALTER TABLE a SET SCHEMA app; DROP TABLE app.a;",
        "CREATE SCHEMA app; SET search_path = app, public; CREATE TABLE orders (id int); DROP TABLE orders;",
        "CREATE SCHEMA app; SELECT set_config('search_path', 'app', false); CREATE TABLE orders (id int); DROP TABLE app.orders;",
        "CREATE TABLE a (id bigint); CREATE INDEX a_id ON a (id); ALTER INDEX a_id RENAME TO b_id; DROP INDEX b_id;",
    ])
    func whatIsNewStaysNew(migration: String) throws {
        #expect(try rules(migration).isEmpty)
    }

    @Test(arguments: [
        "CREATE SCHEMA app; SET search_path = app; CREATE TABLE orders (id int); DROP TABLE public.orders;",
        "CREATE SCHEMA app; BEGIN; SET LOCAL search_path = app; CREATE TABLE orders (id int); COMMIT; DROP TABLE orders;",
        "CREATE SCHEMA app; BEGIN; SET search_path = app; ROLLBACK; CREATE TABLE IF NOT EXISTS orders (id int); DROP TABLE orders;",
        "CREATE TABLE IF NOT EXISTS orders (id bigint); DROP TABLE orders;",
        "CREATE TABLE orders_2 (id bigint); DROP TABLE orders_2; DROP TABLE orders;",
    ])
    func whatWasThereStaysOld(migration: String) throws {
        #expect(try rules(migration).contains("drop-table"))
    }

    @Test func aTableIsOldUnderItsNewName() throws {
        let swap = """
            ALTER TABLE orders RENAME TO orders_old;
            CREATE TABLE orders (id bigint);
            CREATE INDEX ON orders (id);
            CREATE INDEX ON orders_old (note);
            """
        #expect(try rules(swap) == ["rename-table", "index-not-concurrent"])
    }

    @Test(arguments: [
        // An index, a sequence, another name or the schema's name of the same table.
        ("ALTER TABLE orders ADD a int; DROP INDEX orders_unheard_of;", false),
        ("ALTER TABLE orders ADD a int; REINDEX INDEX orders_unheard_of;", false),
        ("ALTER TABLE orders ADD a int; ALTER SEQUENCE orders_id_seq AS bigint;", false),
        ("ALTER TABLE orders ADD a int; ALTER TABLE public.orders ADD b int;", false),
        (
            "ALTER TABLE orders RENAME COLUMN note TO text; ALTER TABLE orders RENAME TO o; ALTER TABLE o ADD b int;",
            false
        ),
        (
            "CREATE TABLE a (c bigint REFERENCES customers); CREATE TABLE b (c bigint REFERENCES customers);",
            false
        ),
        (
            "ALTER TABLE orders ADD a int; COMMENT ON TABLE customers IS 'x'; ANALYZE customers;",
            false
        ),
        // The other end of a foreign key counts, also of a new table.
        ("CREATE TABLE a (c bigint REFERENCES customers); ALTER TABLE orders ADD a int;", true),
        ("CREATE POLICY p ON orders USING (true); DROP TRIGGER t ON customers;", true),
        ("DROP INDEX orders_customer; ALTER TABLE customers ADD a int;", true),
    ])
    func severalTablesAreSeveral(migration: String, isFound: Bool) throws {
        #expect(try rules(migration).contains("several-tables-locked") == isFound)
    }
}
