import PgQuery
import Testing

@Suite("What a statement refers to")
struct StatementReferencesTests {
    private func references(_ text: String) throws -> StatementReferences {
        try #require(SQLParser.references(in: text).first)
    }

    @Test(
        "Whether all it does is to read",
        arguments: [
            ("SELECT 1", true), ("VALUES (1)", true), ("TABLE t", true), ("SHOW work_mem", true),
            ("SELECT 1 UNION SELECT a FROM t ORDER BY 1", true),
            ("WITH a AS (SELECT 1) SELECT * FROM a", true),
            ("EXPLAIN SELECT 1", true), ("EXPLAIN DELETE FROM t", false),
            ("EXPLAIN (ANALYZE) DELETE FROM t", false), ("SELECT 1 INTO t", false),
            ("SELECT * FROM t FOR UPDATE", false),
            ("SELECT * FROM (TABLE t FOR SHARE) AS x", false),
            ("WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a", false),
            ("INSERT INTO t VALUES (1)", false), ("CREATE TABLE t ()", false),
            ("SET a.b = 1", false), ("BEGIN", false), ("COPY t TO STDOUT", false),
        ])
    func reading(text: String, isReading: Bool) throws {
        #expect(try references(text).isReading == isReading)
    }

    @Test("Functions, operators and relations are found wherever they stand")
    func names() throws {
        let found = try references(
            """
            WITH w AS (SELECT f(1) FROM s.t WHERE a ~~ 'x' AND b OPERATOR(o.+) 1 > 0)
            SELECT CASE WHEN EXISTS (SELECT g() FROM u) THEN count(*) FILTER (WHERE s.h(2)) END
            FROM w JOIN LATERAL k(3) ON true ORDER BY 1 USING <
            """)
        #expect(
            found.functions == [
                SQLName(name: "f"), SQLName(name: "g"), SQLName(name: "count"),
                SQLName(schema: "s", name: "h"), SQLName(name: "k"),
            ])
        #expect(
            found.operators == [
                SQLName(name: "~~"), SQLName(schema: "o", name: "+"), SQLName(name: ">"),
                SQLName(name: "<"),
            ])
        #expect(
            found.relations == [
                SQLName(schema: "s", name: "t"), SQLName(name: "u"), SQLName(name: "w"),
            ])
    }
}
