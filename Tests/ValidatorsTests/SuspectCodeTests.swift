import MigrationKit
import Testing

@testable import Validators

/// What is missing is a `FAIL` unless the run itself may have taken it away by what its statements do not tell.
@Suite struct SuspectCodeTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            """
            CREATE EXTENSION "uuid-ossp";
            CREATE FUNCTION harmless() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION logs() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN /* never DROP */ RAISE NOTICE ''x''; RETURN new; -- EXECUTE
                    END';
            CREATE FUNCTION stable() RETURNS int STABLE LANGUAGE plpgsql
                AS 'BEGIN EXECUTE ''DROP TABLE t''; RETURN 1; END';
            CREATE FUNCTION drops() RETURNS int LANGUAGE plpgsql
                AS 'BEGIN DROP TABLE IF EXISTS t; RETURN 1; END';
            CREATE FUNCTION calls() RETURNS int LANGUAGE sql AS 'SELECT drops()';
            CREATE FUNCTION fires() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN PERFORM calls(); RETURN new; END';
            CREATE PROCEDURE runs() LANGUAGE plpgsql AS 'BEGIN PERFORM drops(); END';
            CREATE TABLE watched (a int);
            CREATE TRIGGER watcher BEFORE INSERT ON watched
                FOR EACH ROW EXECUTE FUNCTION fires();
            CREATE TABLE part (a int) INHERITS (watched);
            CREATE TABLE root (id int PRIMARY KEY);
            CREATE TABLE branch (a int REFERENCES root ON DELETE CASCADE);
            CREATE TRIGGER cut BEFORE DELETE ON branch FOR EACH ROW EXECUTE FUNCTION fires();
            CREATE TABLE logged (a int);
            CREATE TRIGGER logger BEFORE INSERT ON logged FOR EACH ROW EXECUTE FUNCTION logs();
            CREATE TABLE filled (a int, b int DEFAULT drops());
            CREATE VIEW seen AS SELECT drops() AS n; CREATE VIEW again AS SELECT * FROM seen
            """)
    }

    private func result(_ statements: [String]) throws -> ValidationResult {
        let before = try database.snapshot()
        try database.prepare(each: ["CREATE TABLE t (a int)"])
        try database.prepare(each: statements)
        try database.prepare("DROP TABLE IF EXISTS t")
        return try database.check(ExpectedObjectsValidator()) {
            $0.before = before
            $0.executed = [
                ExecutedMigration(version: "001", statements: ["CREATE TABLE t (a int)"]),
                ExecutedMigration(version: "002", statements: statements),
            ]
        }
    }

    @Test(arguments: [
        ["SELECT 1"], ["SELECT harmless(), now(), uuid_generate_v4()"],
        ["INSERT INTO logged VALUES (1)"],
        ["CREATE TABLE x (a int DEFAULT harmless())", "INSERT INTO x DEFAULT VALUES"],
        ["ALTER TABLE watched ADD COLUMN b int"], ["SELECT count(*) FROM logged"],
        ["DO $$ BEGIN PERFORM harmless(); END $$"],
        [
            "CREATE FUNCTION later() RETURNS int LANGUAGE plpgsql AS 'BEGIN DROP TABLE u; RETURN 1; END'"
        ],
        ["CREATE VIEW other AS SELECT drops() AS n"],
        ["PREPARE q AS SELECT 1", "SELECT 2"],
    ])
    func whatTheRunCannotHaveTakenAwayIsAFailure(statements: [String]) throws {
        let result = try result(statements)
        #expect(result.status == .fail, "\(result)")
        #expect(result.migration == "001")
    }

    @Test(arguments: [
        (["SELECT drops()"], "drops() of 002"), (["SELECT calls()"], "calls() of 002"),
        (["SELECT public.drops() AS n, a FROM watched"], "drops() of 002"),
        (["CALL runs()"], "runs() of 002"), (["SELECT * FROM again"], "what the use of again runs"),
        (["INSERT INTO watched VALUES (1)"], "what the use of watched runs"),
        (["DELETE FROM root"], "what the use of root runs"),
        (["INSERT INTO filled (a) VALUES (1)"], "what the use of filled runs"),
        (["CREATE TABLE x AS SELECT drops() AS n"], "drops() of 002"),
        (["DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$"], "DO of 002"),
        (["DO $$ BEGIN PERFORM calls(); END $$"], "DO of 002"),
        (["PREPARE q AS SELECT drops()", "EXECUTE q"], "EXECUTE or FETCH of 002"),
        (
            [
                "CREATE FUNCTION once() RETURNS int LANGUAGE plpgsql AS 'BEGIN DROP TABLE t; RETURN 1; END'",
                "SELECT once()", "DROP FUNCTION once()",
            ], "once() of 002"
        ),
        (
            [
                "CREATE FUNCTION pg_temp.once() RETURNS int LANGUAGE sql AS 'SELECT drops()'",
                "SELECT pg_temp.once()",
            ], "once() of 002"
        ),
        (
            [
                "CREATE TRIGGER x AFTER INSERT ON logged FOR EACH ROW EXECUTE FUNCTION fires()",
                "INSERT INTO logged VALUES (1)", "DROP TRIGGER x ON logged",
            ], "what the use of logged runs of 002"
        ),
        (
            ["SELECT drops()", "DROP FUNCTION calls()", "DROP FUNCTION drops() CASCADE"],
            "perhaps taken away by"
        ),
    ])
    func whatTheRunMayHaveTakenAwayIsDoubted(statements: [String], reason: String) throws {
        let result = try result(statements)
        #expect(result.status == .warn, "\(result)")
        #expect(result.details?.contains(reason) == true, "\(result)")
        #expect(result.migration == "001")
    }

    @Test func anEventTriggerMayTakeAway() throws {
        try database.prepare(
            """
            CREATE FUNCTION undo() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF tg_tag = 'CREATE VIEW' THEN DROP TABLE IF EXISTS t; END IF;
            END $$;
            CREATE EVENT TRIGGER undoing ON ddl_command_end EXECUTE FUNCTION undo()
            """)
        let result = try result(["CREATE VIEW more AS SELECT 1 AS a"])
        #expect(result.status == .warn)
        #expect(result.details?.contains("the event trigger undoing of 002") == true, "\(result)")
        let without = try self.result(["SELECT 1"])
        #expect(without.status == .fail, "\(without)")
    }

    @Test func whatComesAfterIsNotInDoubt() throws {
        let before = try database.snapshot()
        let result = try database.check(ExpectedObjectsValidator()) {
            $0.before = before
            $0.executed = [
                ExecutedMigration(
                    version: "001", statements: ["SELECT drops()", "CREATE TABLE t (a int)"])
            ]
        }
        #expect(result.status == .fail, "\(result)")
    }
}
