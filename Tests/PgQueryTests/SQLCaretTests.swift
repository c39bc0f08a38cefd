import PgQuery
import Testing

@Suite("The caret under a position")
struct SQLCaretTests {
    @Test(
        "Line, number and caret",
        arguments: [
            ("SELEC 1", 1, "LINE 1: SELEC 1\n        ^"),
            ("SELECT 1\nFRM t\nx", 10, "LINE 2: FRM t\n        ^"),
            ("SELECT\r\n  1 x y", 15, "LINE 2:   1 x y\n              ^"),
            ("\tSELECT\tx y", 9, "LINE 1: \tSELECT\tx y\n        \t      \t^"),
            ("SELECT 'é日🦊' FRM t", 13, "LINE 1: SELECT 'é日🦊' FRM t\n                      ^"),
            ("SELECT (", 9, "LINE 1: SELECT (\n                ^"),
            ("SELECT (\n\n", 11, "LINE 1: SELECT (\n                ^"),
            ("SELECT (", 99, "LINE 1: SELECT (\n                ^"),
            ("", 1, "LINE 1: \n        ^"),
        ] as [(String, Int, String)])
    func shows(_ text: String, _ position: Int, _ display: String) throws {
        #expect(try #require(SQLCaret(text: text, position: position)).display == display)
    }

    @Test("A long line is cut around the position", arguments: [1, 50, 150, 400, 793, 801])
    func window(_ position: Int) throws {
        let words = (100...299).map(String.init).joined(separator: " ") + "#"
        let caret = try #require(SQLCaret(text: words, position: position))
        #expect(caret.line.count <= 100)
        #expect(caret.column == position)
        let shown = Array(caret.line)
        let index = caret.caret.count - 1
        if position <= words.count {
            #expect(shown[index] == Array(words)[position - 1])
        } else {
            #expect(index == shown.count)
        }
    }

    @Test("A position that is none gives none")
    func none() {
        #expect(SQLCaret(text: "SELECT", position: 0) == nil)
    }
}
