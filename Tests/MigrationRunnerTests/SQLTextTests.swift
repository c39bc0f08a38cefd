import Testing

@testable import MigrationRunner

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
}
