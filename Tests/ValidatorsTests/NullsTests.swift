import MigrationKit
import TestSupport
import Testing

@testable import Validators

@Suite struct NullsTests {
    private let database: CheckedDatabase
    private let validator = NullsValidator()

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            """
            CREATE DOMAIN title AS text NOT NULL;
            CREATE TABLE people (id integer NOT NULL, "First Name" text, nickname text);
            INSERT INTO people VALUES (1, 'a', NULL), (2, NULL, NULL)
            """)
    }

    @Test func passesWhereNothingIsNull() throws {
        let result = try database.check(validator)
        #expect(result.status == .pass)
        #expect(result.details == "1 table looked at, no NULL where none may be.")
    }

    @Test func findsWhatAnUnprovenCheckForbids() throws {
        try database.prepare(
            """
            ALTER TABLE people ADD CHECK ("First Name" IS NOT NULL) NOT VALID,
                ADD CHECK (nickname <> '') NOT VALID
            """)
        let result = try database.check(validator) {
            $0.executed = [
                ExecutedMigration(
                    version: "3",
                    statements: [
                        #"ALTER TABLE people ADD CHECK ("First Name" IS NOT NULL) NOT VALID"#
                    ])
            ]
        }
        #expect(result.status == .fail)
        #expect(
            result.details == """
                1 table with a NULL where none may be
                people: NULL in "First Name"
                """)
        #expect(result.migration == "3")
    }

    @Test(.needs(.version(18)))
    func findsWhatAnUnprovenNotNullForbids() throws {
        try database.prepare(
            """
            ALTER TABLE people ADD CONSTRAINT named NOT NULL "First Name" NOT VALID,
                ADD CONSTRAINT not_asked CHECK (nickname IS NOT NULL) NOT ENFORCED;
            ALTER TABLE people ADD shout text GENERATED ALWAYS AS (upper(nickname)) VIRTUAL
            """)
        let result = try database.check(validator)
        #expect(result.status == .fail)
        #expect(
            result.details == """
                1 table with a NULL where none may be
                people: NULL in "First Name"
                """)
    }

    @Test func findsWhatSlippedPastADomain() throws {
        try database.prepare(
            """
            CREATE TABLE friends (name title);
            INSERT INTO friends SELECT friends.name FROM (SELECT 1) AS one LEFT JOIN friends ON false
            """)
        let result = try database.check(validator)
        #expect(result.status == .fail)
        #expect(result.details?.contains("friends: NULL in name") == true)
    }

    @Test func copesWithWideTables() throws {
        let columns = (1...250).map { "c\($0) integer NOT NULL DEFAULT 0" }.joined(separator: ", ")
        try database.prepare("CREATE TABLE wide (\(columns)); INSERT INTO wide DEFAULT VALUES")
        #expect(try database.check(validator).status == .pass)
    }

    @Test func saysWhatItDidNotGetTo() throws {
        let untouched = try database.check(validator) { $0.thresholds.nullsTime = .zero }
        #expect(untouched.status == .pass)
        #expect(
            untouched.details?.contains("Not looked at within 0 s: 1 of 1 table (people)") == true)
        let touched = try database.check(validator) {
            $0.thresholds.nullsTime = .zero
            $0.executed = [
                ExecutedMigration(version: "3", name: "x", statements: [], relations: ["people"])
            ]
        }
        #expect(touched.status == .warn)
    }
}
