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
        let result = try database.check(validator) { $0.thresholds.nullsTime = .zero }
        #expect(result.status == .warn)
        #expect(
            result.details == """
                0 tables looked at, no NULL where none may be.
                Not looked at within 0 s: 1 of 1 table (people)
                """)
        #expect(result.help == "Raise nullsTime.")
    }

    @Test func saysWhatTheRoleMayNotSee() throws {
        let role = try database.makeRole()
        let result = try database.check(validator, as: database.session(as: role))
        #expect(result.status == .warn)
        #expect(result.details?.contains("Could not be read: people: permission denied") == true)
        #expect(result.help?.hasPrefix("Validate as a role that may read them") == true)
    }

    @Test func namesTheColumnsOfAllRows() throws {
        try database.prepare(
            """
            CREATE TABLE guests (a integer, b integer, c integer);
            INSERT INTO guests VALUES (NULL, 1, 1), (1, 1, NULL);
            ALTER TABLE guests ADD CHECK (a IS NOT NULL) NOT VALID,
                ADD CHECK (b IS NOT NULL) NOT VALID, ADD CHECK (c IS NOT NULL) NOT VALID
            """)
        let result = try database.check(validator)
        #expect(result.details?.contains("guests: NULL in a, c") == true, "\(result)")
    }
}
