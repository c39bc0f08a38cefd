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
