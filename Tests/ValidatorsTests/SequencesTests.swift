import MigrationKit
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
                "small_id_seq of small.id: the next number is 26216, over 80 percent of 32767")
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

    @Test func boundsTheScanOfAColumnWithoutAnIndex() throws {
        let result = try database.check(validator) { $0.deadline = .now }
        #expect(result.status == .pass)
        #expect(result.details?.contains("Not looked at within the 60 s of all checks") == true)
    }

    @Test func saysWhatTheRoleMayNotSee() throws {
        let role = try database.makeRole()
        try database.prepare("SELECT setval('orders_id_seq', 1)")
        let result = try database.check(validator, as: database.session(as: role))
        #expect(result.status == .pass)
        #expect(result.details?.contains("orders_id_seq: no right to read it") == true)
    }
}
