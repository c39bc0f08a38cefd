import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

/// What `connectivity` says of a plan, for a role that owns schema `app` and nothing else; and what the
/// server says when the plan runs, which must be the same.
@Suite struct PlannedRightsTests {
    private let database: CheckedDatabase
    private let role: String
    private let session: Connection

    init() throws {
        database = try CheckedDatabase()
        role = "\(database.name)_app"
        try database.prepare(
            """
            CREATE ROLE \(role) LOGIN;
            CREATE SCHEMA app AUTHORIZATION \(role);
            CREATE SCHEMA hidden; CREATE TABLE hidden.secrets (id integer);
            CREATE SCHEMA shown; GRANT USAGE ON SCHEMA shown TO \(role);
            CREATE TABLE shown.orders (id integer PRIMARY KEY, note text);
            CREATE INDEX orders_note ON shown.orders (note);
            CREATE TABLE shown.open (id integer PRIMARY KEY, note text);
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON shown.open TO \(role);
            CREATE TABLE shown.partly (id integer, note text);
            GRANT SELECT (id), INSERT (id) ON shown.partly TO \(role);
            CREATE VIEW shown.names AS SELECT note FROM shown.orders;
            CREATE MATERIALIZED VIEW shown.counts AS SELECT count(*) FROM shown.orders;
            CREATE TYPE shown.colour AS ENUM ('red');
            CREATE FUNCTION shown.mark() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE FUNCTION shown.open_up() RETURNS integer SECURITY DEFINER LANGUAGE plpgsql
                AS 'BEGIN ALTER TABLE shown.orders OWNER TO \(role); RETURN 1; END'
            """)
        session = try database.session(as: role)
        try session.perform(.simple("SET search_path = app"))
    }

    private func check(_ statements: [String]) throws -> ValidationResult {
        var migration = PlannedMigrationSummary(version: "007", name: "x", file: "007-x.js")
        migration.statements = PlannedStatements(texts: statements)
        return try database.check(ConnectivityValidator(), as: session) { $0.pending = [migration] }
    }

    /// Whether the server refuses the statements; a transaction around them is rolled back.
    private func refusal(_ statements: [String]) throws -> String? {
        let body = try session.perform(.simple("BEGIN")).isEmpty ? [] : statements
        defer { _ = session.reply(to: .simple("ROLLBACK")) }
        for statement in body {
            if let error = session.reply(to: .simple(statement)).error {
                return "\(error.sqlState.rawValue) \(error.message)"
            }
        }
        return nil
    }

    private static let lacking: [(statement: String, details: String)] = [
        ("CREATE SCHEMA audit", "may not create schemas"),
        ("CREATE SCHEMA IF NOT EXISTS app", "may not create schemas"),
        ("CREATE TABLE shown.t ()", "may not create in schema shown"),
        ("CREATE TABLE IF NOT EXISTS shown.orders ()", "may not create in schema shown"),
        ("CREATE VIEW shown.v AS SELECT 1", "may not create in schema shown"),
        ("CREATE TYPE shown.e AS ENUM ('a')", "may not create in schema shown"),
        ("CREATE FUNCTION shown.f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "may not create in"),
        ("CREATE SEQUENCE shown.s", "may not create in schema shown"),
        ("SELECT 1 INTO shown.t", "may not create in schema shown"),
        ("CREATE TABLE t (id integer REFERENCES shown.orders)", "lacks REFERENCES on shown.orders"),
        ("CREATE TABLE t (LIKE shown.orders)", "lacks SELECT on shown.orders"),
        ("CREATE TABLE t () INHERITS (shown.orders)", "shown.orders belongs to"),
        ("CREATE TABLE t AS SELECT * FROM shown.orders", "lacks SELECT on shown.orders"),
        ("ALTER TABLE shown.orders ADD COLUMN x int", "shown.orders belongs to"),
        ("ALTER TABLE shown.orders RENAME TO o", "shown.orders belongs to"),
        ("ALTER TABLE shown.orders RENAME COLUMN note TO n", "shown.orders belongs to"),
        ("ALTER TABLE shown.orders SET SCHEMA app", "shown.orders belongs to"),
        ("DROP TABLE shown.orders", "shown.orders belongs to"),
        ("DROP INDEX shown.orders_note", "shown.orders_note belongs to"),
        ("CREATE INDEX ON shown.open (note)", "shown.open belongs to"),
        ("CREATE OR REPLACE VIEW shown.names AS SELECT note FROM shown.open", "may not create in"),
        (
            "CREATE TRIGGER a BEFORE INSERT ON shown.orders FOR EACH ROW EXECUTE FUNCTION shown.mark()",
            "lacks TRIGGER on shown.orders"
        ),
        ("CREATE POLICY p ON shown.open", "shown.open belongs to"),
        ("COMMENT ON TABLE shown.open IS 'x'", "shown.open belongs to"),
        ("COMMENT ON COLUMN shown.open.note IS 'x'", "shown.open belongs to"),
        ("COMMENT ON EXTENSION plpgsql IS 'x'", "extension plpgsql belongs to"),
        ("ALTER TYPE shown.colour ADD VALUE 'blue'", "type shown.colour belongs to"),
        ("DROP TYPE shown.colour", "type shown.colour belongs to"),
        ("DROP SCHEMA shown", "schema shown belongs to"),
        ("REFRESH MATERIALIZED VIEW shown.counts", "shown.counts belongs to"),
        ("REINDEX TABLE shown.open", "shown.open belongs to"),
        ("INSERT INTO shown.orders VALUES (1)", "lacks INSERT on shown.orders"),
        ("UPDATE shown.orders SET note = ''", "lacks UPDATE on shown.orders"),
        ("DELETE FROM shown.orders", "lacks DELETE on shown.orders"),
        ("TRUNCATE shown.orders", "lacks TRUNCATE on shown.orders"),
        ("INSERT INTO shown.open SELECT * FROM shown.orders", "lacks SELECT on shown.orders"),
        ("WITH a AS (DELETE FROM shown.orders RETURNING *) SELECT * FROM a", "lacks DELETE on"),
        ("SELECT * FROM hidden.secrets", "may not use schema hidden"),
        ("ALTER TABLE hidden.secrets ADD COLUMN x int", "may not use schema hidden"),
        ("COPY shown.orders TO '/tmp/x'", "no member of pg_write_server_files"),
        ("COPY shown.open FROM PROGRAM 'true'", "no member of pg_execute_server_program"),
        ("CREATE EXTENSION amcheck", "only a superuser can create extension amcheck"),
        ("CREATE EXTENSION pg_trgm", "may not create schemas, extensions"),
        ("CREATE EXTENSION nowhere_to_be_found", "the server has no extension nowhere"),
        ("CREATE ROLE \"someone else\"", "lacks CREATEROLE"),
        ("SET session_replication_role = replica", "SET session_replication_role is not for role"),
        ("ALTER SYSTEM SET work_mem = '4MB'", "ALTER SYSTEM SET work_mem is not for role"),
        (
            "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION shown.mark()",
            "CREATE EVENT TRIGGER is for superusers"
        ),
        (
            "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'a', 'b'",
            "functions in language c are for"
        ),
    ]

    @Test(.needs(.extension("amcheck"))) func findsWhatIsLacked() throws {
        for (statement, details) in Self.lacking {
            let result = try check([statement])
            #expect(result.status == .fail, "\(statement)")
            #expect(result.details?.contains("Migration 007: ") == true, "\(statement)")
            #expect(result.details?.contains(details) == true, "\(statement): \(result)")
            #expect(result.migration == "007" && result.help != nil)
            #expect(try refusal([statement]) != nil, "the server allows \(statement)")
        }
    }

    private static let allowed: [[String]] = [
        [
            "CREATE TABLE t (id integer PRIMARY KEY, a integer REFERENCES shown.open)",
            "ALTER TABLE t ADD COLUMN b text", "CREATE INDEX ON app.t (b)",
            "COMMENT ON TABLE t IS 'x'",
            "INSERT INTO t VALUES (1)", "DROP TABLE app.t",
        ],
        ["CREATE TABLE app.t (id integer)", "ALTER TABLE t RENAME TO u", "TRUNCATE u"],
        ["CREATE TEMP TABLE orders (id integer)", "INSERT INTO orders VALUES (1)"],
        ["INSERT INTO shown.partly (id) SELECT id FROM shown.partly"],
        ["UPDATE shown.open SET note = ''", "DELETE FROM shown.open", "TRUNCATE shown.open"],
        ["WITH orders AS (SELECT 1) SELECT * FROM orders"],
        ["CREATE EXTENSION IF NOT EXISTS plpgsql"],
        ["DO $$ BEGIN IF EXISTS (SELECT FROM pg_type) THEN NULL; END IF; END $$"],
        ["SET LOCAL work_mem = '8MB'", "SET statement_timeout = 0"],
        ["SELECT shown.open_up()", "ALTER TABLE shown.orders ADD COLUMN x int"],
        ["SELECT count(*) FROM pg_class"], ["ALTER TABLE IF EXISTS shown.gone ADD COLUMN x int"],
        ["DROP TABLE IF EXISTS shown.gone"], ["CREATE TYPE e AS ENUM ('a')", "DROP TYPE e"],
        ["CREATE VIEW v AS SELECT 1 AS a", "CREATE OR REPLACE VIEW v AS SELECT 2 AS a"],
        ["CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'"],
    ]

    @Test func findsNothingThatTheServerAllows() throws {
        for statements in Self.allowed {
            #expect(try refusal(statements) == nil, "\(statements)")
            let result = try check(statements)
            #expect(result.status == .pass, "\(statements): \(result)")
        }
    }

    @Test func tellsEachLackOnceAndNotTooManyOfThem() throws {
        let result = try check(
            ["ALTER TABLE shown.orders ADD COLUMN x int", "DROP TABLE shown.orders"]
                + (0..<30).map { "CREATE EXTENSION nowhere\($0)" })
        let lines = try #require(result.details).split(separator: "\n")
        #expect(lines.count { $0.contains("shown.orders belongs to") } == 1)
        #expect(lines.last == "… and 11 more")
        #expect(result.help?.split(separator: "\n").count == 21)
    }

    @Test(.needs(.version(17))) func maintainStandsForOwnership() throws {
        let plan = ["REINDEX TABLE shown.orders", "REFRESH MATERIALIZED VIEW shown.counts"]
        #expect(try check(plan).status == .fail)
        try database.prepare("GRANT MAINTAIN ON shown.orders, shown.counts TO \(role)")
        #expect(try check(plan).status == .pass)
        #expect(try refusal(plan) == nil)
    }

    /// A newer server may read what the parser does not, and the run is not stopped by it.
    @Test func leavesOpenWhatItCannotRead() throws {
        let novelty = "CREATE NOVELTY shown.orders TAKE IT OVER"
        let result = try check([novelty, "DROP TABLE shown.orders"])
        #expect(result.status == .pass, "\(result)")
        #expect(
            result.details?.hasSuffix(
                "\nNot all that 007-x.js needs is known before it runs: PostgreSQL 15's parser, which is "
                    + "built in, does not read a statement of it") == true, "\(result)")
        let other = try check([novelty, "DROP TABLE hidden.secrets"])
        #expect(other.status == .fail, "\(other)")
    }

    private static let undecided: [[String]] = [
        ["SET ROLE nobody", "DROP TABLE shown.orders"],
        ["CALL anything()", "DROP TABLE shown.orders"],
        ["DO 'BEGIN EXECUTE something(); END'", "DROP TABLE shown.orders"],
        ["DO 'BEGIN ALTER TABLE shown.orders RENAME TO o; END'", "DROP TABLE shown.orders"],
        ["SET search_path = shown", "DROP TABLE orders"],
        ["CREATE SCHEMA later", "CREATE TABLE later.t ()"],
    ]

    @Test func leavesOpenWhatIsNotDecided() throws {
        try database.prepare("GRANT CREATE ON DATABASE \(database.name) TO \(role)")
        for statements in Self.undecided {
            let result = try check(statements)
            #expect(result.status == .pass, "\(statements): \(result)")
        }
    }

    @Test(.needs(.extension("amcheck"))) func aSuperuserLacksOnlyWhatIsNotThere() throws {
        var migration = PlannedMigrationSummary(version: "007", name: "x", file: "007-x.js")
        migration.statements = PlannedStatements(
            texts: [
                "CREATE EXTENSION amcheck", "DROP TABLE hidden.secrets", "CREATE ROLE x",
                "SET session_replication_role = replica", "ALTER SYSTEM SET work_mem = '4MB'",
            ], gap: "it asks the moon")
        let result = try database.check(ConnectivityValidator()) { $0.pending = [migration] }
        #expect(result.status == .pass, "\(result)")
        #expect(
            result.details?.hasSuffix(
                "\nNot all that 007-x.js needs is known before it runs: it asks the moon") == true)
        migration.statements?.texts.append("CREATE EXTENSION nowhere_to_be_found")
        let missing = try database.check(ConnectivityValidator()) { $0.pending = [migration] }
        #expect(missing.status == .fail)
        #expect(missing.help == "Install the package of nowhere_to_be_found on the server.")
    }
}
