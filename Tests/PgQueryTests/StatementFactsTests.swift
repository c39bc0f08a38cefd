import PgQuery
import Testing

@Suite("What a statement does")
struct StatementFactsTests {
    private func facts(_ text: String) throws -> StatementFacts {
        try #require(SQLParser.parse(text).statements.first).facts
    }

    @Test(
        "Modifies data, returns rows, changes the schema",
        arguments: [
            ("SELECT 1", false, true, false),
            ("VALUES (1)", false, true, false),
            ("TABLE t", false, true, false),
            ("(SELECT 1 UNION SELECT 2) ORDER BY 1", false, true, false),
            ("SELECT 1 INTO n", false, false, true),
            ("SELECT 1 INTO n UNION SELECT 2", false, false, true),
            ("CREATE TABLE n AS SELECT 1", false, false, true),
            ("WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", true, true, false),
            ("WITH d AS (SELECT 1) SELECT * FROM d", false, true, false),
            ("INSERT INTO t VALUES (1)", true, false, false),
            ("INSERT INTO t VALUES (1) RETURNING id", true, true, false),
            ("UPDATE t SET a = 1 RETURNING *", true, true, false),
            ("DELETE FROM t", true, false, false),
            ("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE", true, false, false),
            ("EXPLAIN DELETE FROM t", false, true, false),
            ("EXPLAIN ANALYZE DELETE FROM t", true, true, false),
            ("EXPLAIN (ANALYZE false) DELETE FROM t", false, true, false),
            ("SHOW work_mem", false, true, false),
            ("FETCH ALL c", false, true, false),
            ("MOVE 3 c", false, false, false),
            ("EXECUTE p(1)", false, true, false),
            ("CALL p()", false, true, true),
            ("DO $$ BEGIN END $$", false, false, true),
            ("COPY (DELETE FROM t RETURNING *) TO STDOUT", true, false, false),
            ("BEGIN", false, false, false),
            ("SET a.b = 'c'", false, false, false),
            ("LISTEN x", false, false, false),
            ("ALTER TABLE t ADD a int", false, false, true),
            ("GRANT SELECT ON t TO r", false, false, true),
            ("TRUNCATE t", false, false, true),
        ] as [(String, Bool, Bool, Bool)])
    func effects(_ text: String, _ isDML: Bool, _ rows: Bool, _ schema: Bool) throws {
        let facts = try facts(text)
        #expect(facts.isDML == isDML)
        #expect(facts.returnsRows == rows)
        #expect(facts.changesSchema == schema)
    }

    @Test(
        "COPY over the connection",
        arguments: [
            ("COPY t FROM STDIN", .fromClient), ("COPY t TO STDOUT", .toClient),
            ("COPY (SELECT 1) TO STDOUT", .toClient), ("COPY t FROM '/x'", nil),
            ("COPY t TO PROGRAM 'cat'", nil), ("SELECT 1", nil),
        ] as [(String, CopyStream?)])
    func copy(_ text: String, _ stream: CopyStream?) throws {
        #expect(try facts(text).copy == stream)
    }

    @Test(
        "The index made concurrently",
        arguments: [
            (
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I x\" ON s.t (a)",
                ConcurrentIndex(name: "I x", schema: "s", table: "t", ifNotExists: true)
            ),
            (
                "CREATE INDEX CONCURRENTLY ON t (a)",
                ConcurrentIndex(name: nil, schema: nil, table: "t", ifNotExists: false)
            ),
            ("CREATE INDEX i ON t (a)", nil),
        ] as [(String, ConcurrentIndex?)])
    func concurrentIndex(_ text: String, _ index: ConcurrentIndex?) throws {
        #expect(try facts(text).concurrentIndex == index)
    }

    @Test(
        "Settings",
        arguments: [
            ("SET work_mem = '8MB'", "work_mem", false),
            ("SET LOCAL Work_Mem = '8MB'", "work_mem", true),
            ("RESET lock_timeout", "lock_timeout", false), ("RESET ALL", "all", false),
            ("DISCARD ALL", "all", false), ("SET ROLE r", "role", false),
            ("SET TRANSACTION READ ONLY", "transaction", true),
            ("SELECT set_config('a.b', 'c', true)", nil, true),
            ("SELECT pg_catalog.set_config('a.b', 'c', false)", nil, false),
        ] as [(String, String?, Bool)])
    func settings(_ text: String, _ name: String?, _ isLocal: Bool) throws {
        let facts = try facts(text)
        #expect(facts.changedSetting == name)
        #expect(facts.setsLocalSettings == isLocal)
    }

    @Test(
        "Settings of the transaction, by name",
        arguments: [
            ("SET LOCAL Work_Mem = '8MB'", ["work_mem"]), ("SET work_mem = '8MB'", []),
            ("SET LOCAL TIME ZONE 'UTC'", ["timezone"]), ("SET LOCAL ROLE r", ["role"]),
            ("SET TRANSACTION READ ONLY", []), ("SET LOCAL transaction_read_only = on", []),
            (
                "SELECT set_config('A.b', 'c', true), 1, set_config(lower('X'), 'c', true)", ["a.b"]
            ),
            ("SELECT set_config('a.b', 'c', false)", []),
        ] as [(String, [String])])
    func localSettings(_ text: String, _ names: [String]) throws {
        #expect(try facts(text).localSettings == names)
    }

    @Test(
        "Prepared statements",
        arguments: [
            ("DEALLOCATE p", true), ("DEALLOCATE ALL", true), ("DISCARD ALL", true),
            ("DISCARD PLANS", false), ("PREPARE p AS SELECT 1", false),
        ])
    func prepared(_ text: String, _ discards: Bool) throws {
        #expect(try facts(text).discardsPrepared == discards)
    }
}
