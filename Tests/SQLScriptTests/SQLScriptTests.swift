import SQLScript
import Testing

@Suite("How a SQL file is divided")
struct SQLScriptTests {
    private func statements(_ text: String) -> [SQLStatement] {
        SQLScript(SQLSource(text), isCopyFromClient: { $0.hasSuffix("FROM STDIN") }).parts
            .compactMap { part in
                if case .statement(let statement) = part { statement } else { nil }
            }
    }

    @Test(
        "A semicolon ends a statement only where nothing holds it",
        arguments: [
            ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
            ("SELECT 1;;;\n;", ["SELECT 1"]),
            ("SELECT ';', 'it''s;'; SELECT 2;", ["SELECT ';', 'it''s;'", "SELECT 2"]),
            ("SELECT E'\\';', 'a\\'; SELECT 2", ["SELECT E'\\';', 'a\\'", "SELECT 2"]),
            ("SELECT E'a'\n  'b\\';'; SELECT 2", ["SELECT E'a'\n  'b\\';'", "SELECT 2"]),
            ("SELECT 'a' 'b\\'; SELECT 2", ["SELECT 'a' 'b\\'", "SELECT 2"]),
            (
                "SELECT U&'\\0041;' , U&\"d\\0061;\"; x",
                ["SELECT U&'\\0041;' , U&\"d\\0061;\"", "x"]
            ),
            ("SELECT B'1;', X'1;', N'1;'; x", ["SELECT B'1;', X'1;', N'1;'", "x"]),
            ("SELECT \"a;\"\";\" ; x", ["SELECT \"a;\"\";\"", "x"]),
            ("SELECT $$;$$, $a$ $$; $b$; $a$; x", ["SELECT $$;$$, $a$ $$; $b$; $a$", "x"]),
            ("SELECT $é_1$;$é_1$; x", ["SELECT $é_1$;$é_1$", "x"]),
            ("SELECT a$b$; SELECT $1 || $2;", ["SELECT a$b$", "SELECT $1 || $2"]),
            ("SELECT 1 -- ; no\n; x -- ; end", ["SELECT 1 -- ; no", "x -- ; end"]),
            ("SELECT 1 /* ; /* ; */ ; */ + 1; x", ["SELECT 1 /* ; /* ; */ ; */ + 1", "x"]),
            ("-- alone;\n/* alone; */\n", []),
            ("-- before\nSELECT 1;\n-- after", ["SELECT 1"]),
            ("SELECT 4 - -1, 4--1;\n; x", ["SELECT 4 - -1, 4--1;", "x"]),
            (
                "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); x",
                ["CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)", "x"]
            ),
            ("SELECT ) ; x", ["SELECT )", "x"]),
            (
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; x",
                ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END", "x"]
            ),
            (
                "create or replace procedure p() begin atomic select case when a then 1 end; end; x",
                [
                    "create or replace procedure p() begin atomic select case when a then 1 end; end",
                    "x",
                ]
            ),
            ("BEGIN; CREATE TABLE t (); END; x", ["BEGIN", "CREATE TABLE t ()", "END", "x"]),
            ("CREATE TABLE begin (a int); x", ["CREATE TABLE begin (a int)", "x"]),
            ("SELECT 'open; SELECT 2", ["SELECT 'open; SELECT 2"]),
            ("SELECT 1;\r\nSELECT 'a\r\n;';\r\n", ["SELECT 1", "SELECT 'a\r\n;'"]),
        ])
    func ends(text: String, expected: [String]) {
        #expect(statements(text).map(\.text) == expected)
    }

    @Test("Rows behind a COPY are no statements")
    func copy() {
        let found = statements(
            "COPY t FROM STDIN;\n1\ta;b\n2\t\\N\n\\.\nSELECT 1; COPY u FROM STDIN;\nlast")
        #expect(found.map(\.text) == ["COPY t FROM STDIN", "SELECT 1", "COPY u FROM STDIN"])
        #expect(found[0].copyData == ArraySlice("1\ta;b\n2\t\\N\n".utf8))
        #expect(found[1].copyData == nil)
        #expect(found[2].copyData == ArraySlice("last".utf8))
    }

    @Test("Windows line ends are kept in rows, and end them")
    func copyWithCarriageReturns() {
        let found = statements("COPY t FROM STDIN;\r\n1\r\n\\.\r\nSELECT 1;\r\n")
        #expect(found.map(\.text) == ["COPY t FROM STDIN", "SELECT 1"])
        #expect(found[0].copyData == ArraySlice("1\r\n".utf8))
    }

    @Test("A byte order mark is passed over, and places count without it")
    func byteOrderMark() throws {
        let source = try SQLSource([0xEF, 0xBB, 0xBF] + Array("SELECT 'é';\nSELECT 2".utf8))
        let parts = SQLScript(source, isCopyFromClient: { _ in false }).parts
        guard case .statement(let second) = parts[1] else {
            Issue.record("\(parts)")
            return
        }
        #expect(source.place(of: second.offset) == SQLPlace(line: 2, column: 1))
        #expect(source.offset(ofCharacter: 12) == second.offset)
        #expect(source.offset(ofCharacter: 3, from: second.offset) == second.offset + 3)
        let first = source.lines(from: 3, to: 10)
        #expect(first.text == "SELECT 'é';")
        #expect(first.characters == 9)
    }

    @Test("A file that is not UTF-8 says where")
    func notUTF8() {
        let error = #expect(throws: SQLScriptError.self) {
            try SQLSource(Array("SELECT 1;\nSELECT '".utf8) + [0xE9] + Array("';".utf8))
        }
        #expect(error?.place == SQLPlace(line: 2, column: 9))
    }
}
