import PgQuery
import Testing

@Suite("Dividing a text into statements")
struct SplittingTests {
    @Test(
        "Statements are cut at the parser's semicolons",
        arguments: [
            ("", []),
            (" ;; \n;", []),
            ("-- nothing\n/* here */", []),
            ("SELECT 1", ["SELECT 1"]),
            ("  SELECT 1 ;\n", ["SELECT 1"]),
            ("SELECT 1;;SELECT 2", ["SELECT 1", "SELECT 2"]),
            (";SELECT 1;", ["SELECT 1"]),
            ("SELECT ';' ; SELECT $$;$$", ["SELECT ';'", "SELECT $$;$$"]),
            (
                "-- a; b\nSELECT 1 -- c\n; SELECT 2 /* d */",
                ["-- a; b\nSELECT 1 -- c", "SELECT 2 /* d */"]
            ),
            ("SELECT 'é', '日本', '🦊';SELECT 'ü'", ["SELECT 'é', '日本', '🦊'", "SELECT 'ü'"]),
            (
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3",
                [
                    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
                    "SELECT 3",
                ]
            ),
        ] as [(String, [String])])
    func split(_ text: String, _ expected: [String]) throws {
        let parsed = try SQLParser.parse(text)
        #expect(parsed.statements.map(\.text) == expected)
        let bytes = Array(text.utf8)
        for statement in parsed.statements {
            #expect(String(decoding: bytes[statement.range], as: UTF8.self) == statement.text)
        }
    }

    @Test(
        "A text that does not parse says where, counted in characters",
        arguments: [
            ("SELEC 1", "syntax error at or near \"SELEC\"", 1),
            ("SELECT 'é日🦊' FRM t x", "syntax error at or near \"t\"", 18),
            ("SELECT 1; SELECT (", "syntax error at end of input", 19),
            ("SELECT 'open", "unterminated quoted string at or near \"'open\"", 8),
        ] as [(String, String, Int)])
    func fails(_ text: String, _ message: String, _ position: Int) {
        #expect(throws: SQLSyntaxError(message: message, position: position)) {
            try SQLParser.parse(text)
        }
    }

    @Test("A NUL is an error, not the end of the text")
    func nul() {
        #expect(throws: SQLSyntaxError.self) { try SQLParser.parse("SELECT 1\0; DROP TABLE t") }
    }

    @Test("The cache gives what the parser gives, errors included")
    func cache() throws {
        let cache = SQLParserCache(capacity: 2)
        for text in ["SELECT 1", "SELECT 1", "SELECT 2", "BEGIN; COMMIT", "SELECT 1"] {
            #expect(try cache.parse(text) == SQLParser.parse(text))
        }
        for _ in 1...2 { #expect(throws: SQLSyntaxError.self) { try cache.parse("SELEC") } }
    }

    @Test("Words are those outside of quotes and comments")
    func words() {
        let text = "BEGIN EXECUTE 'DROP x' || \"y\" -- no\n/* no */ INTO z; n := $1 + 2.5; END"
        #expect(SQLParser.words(of: text) == ["BEGIN", "EXECUTE", "INTO", "z", "n", "END"])
        #expect(SQLParser.words(of: "it is 'open") == ["EXECUTE"])
    }

    @Test(
        "A parameter stands for each constant, where the parser takes it there",
        arguments: [
            ("SELECT f('a', 1)", "SELECT f($1, $2)"),
            ("CREATE ROLE r PASSWORD 's'", "CREATE ROLE r PASSWORD $1"),
            ("CREATE TABLE t (n int DEFAULT 1)", "CREATE TABLE t (n int DEFAULT 1)"),
            ("DO 'x'", nil), ("SELEC", nil),
        ] as [(String, String?)])
    func withoutConstants(_ text: String, _ expected: String?) {
        #expect(SQLParser.withoutConstants(text) == expected)
    }
}

@Suite("Texts that differ in their constants only are read once")
struct ParserCacheTests {
    @Test(arguments: [
        "INSERT INTO t VALUES (1, 'a')", "INSERT INTO t VALUES (22, 'it''s; -- /* $1 \\ é')",
        "INSERT INTO t VALUES (-1.5e3, '')", "INSERT INTO t VALUES (1, 'a') RETURNING a",
        "INSERT INTO t VALUES (1, 'a'); SELECT 1", "INSERT INTO t VALUES (2, 'a'); DROP TABLE t",
        "INSERT INTO t VALUES (1, 'a') -- b", "INSERT INTO t VALUES (1, E'\\'')",
        "INSERT INTO t VALUES (1, E'\\', (2, 'DROP'')')", "INSERT INTO t1 VALUES (1, 'a')",
        "INSERT INTO t VALUES (1, 'a' 'b')", "INSERT INTO t VALUES (1 1, 'a')",
        "UPDATE t SET a = 1 WHERE b = 'x'", "UPDATE t SET a = 2 WHERE b = 'y;'", "DELETE FROM t",
        "EXPLAIN (ANALYZE 0) INSERT INTO t VALUES (1)",
        "EXPLAIN (ANALYZE 1) INSERT INTO t VALUES (1)",
        "SELECT set_config('a', 'b', 'false')", "SELECT set_config('a', 'b', 'true')",
        "COPY t FROM 'a'", "SET a = '1'", "SET a = '2'",
    ])
    func aKnownTextIsWhatTheParserSays(text: String) throws {
        let cache = SQLParserCache()
        for known in Self.earlier { _ = try? cache.parse(known) }
        let expected = Result { try SQLParser.parse(text) }
        for _ in 0..<2 {
            let result = Result { try cache.parse(text) }
            #expect((try? result.get()) == (try? expected.get()))
        }
    }

    /// What may be taken for one of those above.
    private static let earlier = [
        "INSERT INTO t VALUES (7, 'z')", "INSERT INTO t VALUES (-7.5e3, 'z')",
        "INSERT INTO t VALUES (7, 'z') RETURNING a", "INSERT INTO t VALUES (7, E'z')",
        "INSERT INTO t VALUES (7, 'z'); SELECT 7", "UPDATE t SET a = 7 WHERE b = 'z'",
        "DELETE FROM t", "EXPLAIN (ANALYZE 7) INSERT INTO t VALUES (7)",
        "SELECT set_config('c', 'd', 'e')", "COPY t FROM 'z'", "SET a = '7'",
    ]
}
