/// Statements that show on a server what a rule says beside locks: what fails, or is not as it looks.
struct EffectProof {
    /// A step of the proof.
    enum Step {
        /// Runs SQL, which succeeds.
        case run(String)
        /// Runs the rule's bad example.
        case migration
        /// Runs a query whose first row is this, its values divided by blanks.
        case row(String, of: String)
        /// Runs SQL that fails with this SQLSTATE.
        case fails(String, with: String)
    }

    /// The steps by the names of the rules.
    static let all: [String: [Step]] = [
        // Filled up with blanks: as long as the type, equal to both, and like neither.
        "char-column": [
            .migration, .run("INSERT INTO orders VALUES (1, 'D')"),
            .row(
                "2 t f",
                of: "SELECT octet_length(country), country = 'D ', country LIKE 'D' FROM orders"),
        ],
        // The zone is ignored when it is written, and the reader's is taken when it is read.
        "timestamp-without-time-zone": [
            .migration, .run("INSERT INTO orders VALUES (1, '2024-01-01 12:00+05')"),
            .row("t", of: "SELECT paid_at = '2024-01-01 12:00' FROM orders"),
            .run("SET timezone = 'UTC'"),
            .row(
                "1704110400", of: "SELECT extract(epoch FROM paid_at::timestamptz)::int FROM orders"
            ),
            .run("SET timezone = 'Asia/Tokyo'"),
            .row(
                "1704078000", of: "SELECT extract(epoch FROM paid_at::timestamptz)::int FROM orders"
            ),
        ],
        "json-column": [
            .migration, .fails("SELECT DISTINCT details FROM orders", with: "42883"),
            .fails("SELECT count(*) FROM orders GROUP BY details", with: "42883"),
        ],
        // Who may insert may not yet use the sequence; and the default can be overwritten.
        "prefer-identity": [
            .migration, .run("INSERT INTO orders (id, number) VALUES (1, 1)"),
            .run("BEGIN"), .run("CREATE ROLE lintlocks_writer"),
            .run("GRANT INSERT ON orders TO lintlocks_writer"),
            .run("SET LOCAL ROLE lintlocks_writer"),
            .fails("INSERT INTO orders (id) VALUES (2)", with: "42501"), .run("ROLLBACK"),
            .run("CREATE TABLE better (id bigint, number bigint GENERATED ALWAYS AS IDENTITY)"),
            .fails("INSERT INTO better VALUES (1, 1)", with: "428C9"),
        ],
        "small-key": [
            .migration, .run("ALTER TABLE orders ALTER COLUMN id RESTART WITH 2147483647"),
            .run("INSERT INTO orders DEFAULT VALUES"),
            .fails("INSERT INTO orders DEFAULT VALUES", with: "2200H"),
        ],
        // A duplicate cuts the first build off; IF NOT EXISTS then says that all is well.
        "concurrent-unique-index-if-not-exists": [
            .run("INSERT INTO orders VALUES (1, 'same'), (2, 'same')"),
            .fails(
                "CREATE UNIQUE INDEX CONCURRENTLY orders_number ON orders (number)", with: "23505"),
            .migration,
            .row(
                "f",
                of: "SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_number'::regclass"),
        ],
        "rename-column": [.migration, .fails("SELECT customer FROM orders", with: "42703")],
        "rename-table": [.migration, .fails("SELECT id FROM orders", with: "42P01")],
        "drop-column": [.migration, .fails("SELECT note FROM orders", with: "42703")],
        "drop-table": [.migration, .fails("SELECT id FROM orders", with: "42P01")],
        "drop-schema": [
            .run("CREATE TABLE archive.orders (id int)"), .migration,
            .fails("SELECT id FROM archive.orders", with: "42P01"),
        ],
        // With CASCADE the rows of what refers to it are gone too.
        "truncate": [
            .migration,
            .row("0 0", of: "SELECT (SELECT count(*) FROM orders), count(*) FROM items"),
        ],
        "unbounded-delete": [.migration, .row("0", of: "SELECT count(*) FROM orders")],
        // The pages that held the rows are not free before VACUUM.
        "unbounded-update": [
            .run("INSERT INTO orders SELECT n, 'old' FROM generate_series(1, 10000) AS n"),
            .run("CREATE TABLE before AS SELECT pg_relation_size('orders') AS size"), .migration,
            .row("t", of: "SELECT pg_relation_size('orders') > 1.9 * size FROM before"),
        ],
        "set-logged": [
            .migration,
            .row("u", of: "SELECT relpersistence FROM pg_class WHERE relname = 'orders'"),
        ],
        "refresh-not-concurrent": [
            .fails("REFRESH MATERIALIZED VIEW CONCURRENTLY order_counts", with: "55000"),
            .migration,
        ],
    ]
}
