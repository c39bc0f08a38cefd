import MigrationKit
import Postgres
import Testing

@testable import Validators

@Suite struct SequencesTests {
    private let database: CheckedDatabase
    private let validator = SequencesValidator()

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            """
            CREATE TABLE orders (id serial PRIMARY KEY, "Line" integer GENERATED ALWAYS AS IDENTITY);
            INSERT INTO orders DEFAULT VALUES; INSERT INTO orders DEFAULT VALUES;
            CREATE SEQUENCE numbers;
            CREATE TABLE bills (number bigint DEFAULT nextval('numbers') UNIQUE)
            """)
    }

    @Test func passesWhereNumbersAreFree() throws {
        let result = try database.check(validator)
        #expect(result.status == .pass)
        #expect(
            result.details == "3 sequences, none behind its column or near its end.")
    }

    @Test(arguments: [
        ("SELECT setval('orders_id_seq', 1)", "orders_id_seq of orders.id: the next number is 2"),
        ("SELECT setval('orders_id_seq', 1, false)", "the next number is 1, the column holds 2"),
        (#"SELECT setval('"orders_Line_seq"', 1)"#, #""orders_Line_seq" of orders."Line""#),
        ("INSERT INTO bills VALUES (5)", "numbers of bills.number: the next number is 1"),
    ])
    func findsASequenceThatWasSetBack(sql: String, line: String) throws {
        try database.prepare(sql)
        let result = try database.check(validator)
        #expect(result.status == .warn)
        #expect(result.details?.contains(line) == true, "\(result)")
    }

    /// The server locks the table of a default that it shows.
    @Test func aLockHoldsUpNothing() throws {
        let holder = try database.session()
        defer { holder.close() }
        try holder.perform(.simple("BEGIN; ALTER TABLE bills ADD note text"))
        let result = try database.check(validator)
        #expect(result.status == .warn, "\(result)")
        let reason = "canceling statement due to lock timeout"
        #expect(
            result.details?.contains(reason) == true && result.error == nil, "\(result)")
    }

    @Test func findsASequenceNearTheEndOfItsColumn() throws {
        try database.prepare(
            """
            CREATE TABLE small (id smallserial PRIMARY KEY);
            ALTER SEQUENCE small_id_seq AS bigint;
            SELECT setval('small_id_seq', 26215)
            """)
        let result = try database.check(validator)
        #expect(result.status == .warn)
        #expect(
            result.details?.contains(
                "small_id_seq of small.id: the next number is 26216, over 80 percent of the way to 32767"
            )
                == true)
        let later = try database.check(validator) { $0.thresholds.sequenceUsePercent = 90 }
        #expect(later.status == .pass)
    }

    @Test func findsASequenceAtItsEndUnlessItCycles() throws {
        try database.prepare(
            """
            CREATE SEQUENCE few MAXVALUE 3; SELECT setval('few', 3);
            CREATE SEQUENCE round MAXVALUE 3 CYCLE; SELECT setval('round', 3);
            CREATE SEQUENCE down INCREMENT -1 MINVALUE -3; SELECT setval('down', -3)
            """)
        let result = try database.check(validator)
        #expect(
            result.details == """
                2 sequences to look at
                down: at its end, -3: the next number fails
                few: at its end, 3: the next number fails
                """)
    }

    @Test func countsDownwards() throws {
        try database.prepare(
            """
            CREATE TABLE debts (id integer PRIMARY KEY);
            CREATE SEQUENCE debts_seq AS integer INCREMENT -1 OWNED BY debts.id;
            INSERT INTO debts VALUES (-5)
            """)
        let result = try database.check(validator)
        #expect(result.status == .warn)
        #expect(result.details?.contains("SELECT setval('debts_seq', min(id)) FROM debts;") == true)
    }

    /// What CYCLE gives again is meant to come again, unless it has to be new.
    @Test func aCycleIsBehindOnlyWhereItsNextNumberIsTaken() throws {
        try database.prepare(
            """
            CREATE SEQUENCE loose_seq MAXVALUE 5 CYCLE;
            CREATE TABLE loose (id integer DEFAULT nextval('loose_seq'));
            CREATE SEQUENCE ring_seq MAXVALUE 5 CYCLE;
            CREATE TABLE ring (id integer PRIMARY KEY DEFAULT nextval('ring_seq'));
            CREATE TABLE parts (id integer DEFAULT nextval('ring_seq'), day date, PRIMARY KEY (id, day));
            INSERT INTO loose SELECT FROM generate_series(1, 7);
            INSERT INTO ring SELECT FROM generate_series(1, 5)
            """)
        #expect(
            try database.check(validator).details?.split(separator: "\n").dropFirst().first
                == "ring_seq of ring.id: the next number is 1, the column holds it already")
        try database.prepare("DELETE FROM ring WHERE id < 3; SELECT nextval('ring_seq')")
        #expect(try database.check(validator).status == .pass)
        try database.prepare("SELECT nextval('ring_seq')")
        let taken = try database.check(validator)
        #expect(taken.details?.contains("the next number is 3, the column holds it") == true)
        try database.prepare(
            "DELETE FROM ring WHERE id = 5; SELECT setval('ring_seq', 3)")
        let unwrapped = try database.check(validator)
        #expect(
            unwrapped.details?.contains("already: SELECT setval('ring_seq', max(id)) FROM ring;")
                == true, "\(unwrapped)")
        try database.prepare("SELECT setval('ring_seq', max(id)) FROM ring")
        #expect(try database.check(validator).status == .pass)
    }

    @Test func aCycleDownwards() throws {
        try database.prepare(
            """
            CREATE SEQUENCE down INCREMENT -2 MINVALUE -5 MAXVALUE -1 CYCLE;
            CREATE TABLE falls (id bigint UNIQUE DEFAULT nextval('down'));
            INSERT INTO falls SELECT FROM generate_series(1, 3)
            """)
        let result = try database.check(validator)
        #expect(result.details?.contains("the next number is -1, the column holds it") == true)
    }

    /// It does not come to the point where it begins anew.
    @Test func aCycleThatIsWiderThanItsColumnHasAnEnd() throws {
        try database.prepare(
            """
            CREATE TABLE small (id smallserial PRIMARY KEY);
            ALTER SEQUENCE small_id_seq AS bigint CYCLE;
            SELECT setval('small_id_seq', 32767)
            """)
        let result = try database.check(validator)
        #expect(result.details?.contains("small.id: at its end, 32767") == true, "\(result)")
    }

    /// The statement for another column would set it back again.
    @Test func aSequenceOfSeveralColumnsIsSetBeyondAll() throws {
        try database.prepare(
            """
            CREATE SEQUENCE shared;
            CREATE TABLE left_half (id bigint PRIMARY KEY DEFAULT nextval('shared'));
            CREATE TABLE right_half (id bigint PRIMARY KEY DEFAULT nextval('shared'));
            INSERT INTO left_half VALUES (40); INSERT INTO right_half VALUES (9)
            """)
        let result = try database.check(validator)
        #expect(
            result.details == """
                1 sequence to look at
                shared of left_half.id: the next number is 1, the column holds 40 already:\
                 SELECT setval('shared', max(id)) FROM left_half;
                """)
        try database.prepare("SELECT setval('shared', max(id)) FROM left_half")
        #expect(try database.check(validator).status == .pass)
    }

    @Test func theWayToTheEndBeginsWhereTheSequenceDoes() throws {
        try database.prepare(
            "CREATE SEQUENCE shard MINVALUE 2000000000 MAXVALUE 2100000000 AS integer")
        #expect(try database.check(validator).status == .pass)
        try database.prepare("SELECT setval('shard', 2080000000)")
        let result = try database.check(validator)
        #expect(
            result.details?.contains("2080000001, over 80 percent of the way to 2100000000") == true
        )
    }

    @Test func boundsTheScanOfAColumnWithoutAnIndex() throws {
        let result = try database.check(validator) { $0.deadline = .now }
        #expect(result.status == .warn)
        #expect(result.details?.contains("Not looked at within the 60 s of all checks") == true)
    }

    @Test func saysWhatTheRoleMayNotSee() throws {
        let role = try database.makeRole()
        try database.prepare("SELECT setval('orders_id_seq', 1)")
        let result = try database.check(validator, as: database.session(as: role))
        #expect(result.status == .warn)
        #expect(result.details?.contains("orders_id_seq: no right to read it") == true)
        try database.prepare("GRANT SELECT ON SEQUENCE orders_id_seq TO \(role)")
        let half = try database.check(validator, as: database.session(as: role))
        #expect(
            half.details?.contains("orders_id_seq: no right to read orders.id") == true, "\(half)")
    }

    @Test func aSequenceIsLeftOutForOneReason() throws {
        let role = try database.makeRole()
        try database.prepare(
            "DROP TABLE bills; DROP SEQUENCE numbers; ALTER TABLE orders DROP \"Line\";"
                + " GRANT SELECT ON SEQUENCE orders_id_seq TO \(role)")
        let result = try database.check(validator, as: database.session(as: role)) {
            $0.thresholds.sequencesTime = .zero
        }
        #expect(
            result.details == """
                0 sequences, none behind its column or near its end.
                Not looked at within 0 s: 1 of 1 sequence (orders_id_seq)
                """)
    }
}
