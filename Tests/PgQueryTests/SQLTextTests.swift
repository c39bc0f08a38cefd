import Testing

@testable import PgQuery

/// Pieces of SQL text made of values.
@Suite struct SQLTextTests {
    @Test(arguments: [
        ("plain", "'plain'"), ("", "''"), ("it's", "'it''s'"), ("''", "''''''"),
        (#"a\b"#, #" E'a\\b'"#), (#"\'"#, #" E'\\'''"#), ("ä€😀", "'ä€😀'"),
        // One character to Swift, two to the server.
        ("'\u{301}; DROP", "'''\u{301}; DROP'"), ("\\\u{301}", " E'\\\\\u{301}'"),
    ])
    func constantsEndWhereTheyShould(text: String, expected: String) {
        #expect(Array(SQLText.literal(text).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("name", #""name""#), (#"a"b"#, #""a""b""#), ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
    func identifiersEndWhereTheyShould(name: String, expected: String) {
        #expect(Array(SQLText.identifier(name).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        SQLName(name: "plain"), SQLName(schema: "S", name: "a.b"),
        SQLName(schema: #"a"b"#, name: "x, y"), SQLName(name: "\"\u{301}"),
    ])
    func namesAreReadAsTheyAreQuoted(name: SQLName) {
        #expect(SQLName(quoted: name.quoted) == name)
        #expect(SQLName.list(name.quoted + "  ,\n" + name.quoted).count == 2)
    }

    @Test func listsAreReadAsTheServerReadsThem() {
        #expect(
            SQLName.list(#"$user, Public,\#t"A, b""c" ,ä"#) == ["$user", "public", #"A, b"c"#, "ä"])
        #expect(SQLName.list("").isEmpty)
    }
}
