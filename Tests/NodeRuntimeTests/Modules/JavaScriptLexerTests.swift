import Testing

@testable import NodeRuntime

/// The tokens of a text as written, each regular expression marked.
private func tokens(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    var lexer = JavaScriptLexer(bytes)
    var result: [String] = []
    while true {
        let token = lexer.next()
        if token.kind == .end { return result }
        let text = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
        result.append(token.kind == .regularExpression ? "regex " + text : text)
    }
}

@Suite("Lexer")
struct JavaScriptLexerTests {
    @Test(
        "A slash begins a regular expression where an operand may stand",
        arguments: [
            "/x/", "a = /x/", "(/x/)", "[/x/]", "{ } /x/", "if (a) /x/", "while (a) /x/",
            "for (a of /x/);", "return /x/", "typeof /x/", "case /x/: ", "() => {}\n/x/",
            "function f() {} /x/", "class A {} /x/", "a: /x/", "a ? /x/ : b", "a\n++/x/",
            "`${/x/}`", "do /x/; while (a)", "do {} while (a) /x/", "await /x/", "yield /x/",
            "switch (a) { case 1: /x/ }", "class A { a = /x/ }", "x = { a: /x/ }", "!/x/",
            "export default /x/", "import 'a'\n/x/", "else /x/", "throw /x/", "a => /x/",
            "static_: { } /x/", "class A { static {} /x/ }", "a, /x/", "break\n/x/",
        ])
    func slashBeginsRegularExpression(_ source: String) {
        #expect(tokens(source).contains("regex /x/"))
    }

    @Test(
        "A slash divides behind an operand",
        arguments: [
            "a /x/ b", "1 /x/ 2", "'s' /x/ 2", "`t` /x/ 2", "(a) /x/ 2", "a[0] /x/ 2", "a++ /x/ 2",
            "x = {} /x/ 2", "x = function () {} /x/ 2", "x = class {} /x/ 2", "this /x/ 2",
            "a.return /x/ 2", "a?.typeof /x/ 2", "null /x/ 2", "async /x/ 2", "get /x/ 2",
            "new (class {}) /x/ 2", "f(function () {}) /x/ 2", "`a${b}c` /x/ 2", "super.a /x/ 2",
            "({ a: 1 }) /x/ 2", "f()\n/x/ 2", "of /x/ 2", "#p in o /x/ 2",
        ])
    func slashDivides(_ source: String) {
        #expect(!tokens(source).contains { $0.hasPrefix("regex") })
    }

    @Test("Templates nest")
    func templatesNest() {
        #expect(
            tokens("`a${`b${'}'}c`}d` / 1") == [
                "`a${", "`b${", "'}'", "}c`", "}d`", "/", "1",
            ])
        #expect(tokens("`${{ a: `}` }.a}`").last == "}`")
    }

    @Test("Comments, HTML-like comments and a hashbang are no tokens")
    func comments() {
        #expect(tokens("#!/usr/bin/node\na // b\n/* c\n */ d") == ["a", "d"])
        #expect(tokens("a <!-- b\n--> c\nd --> e") == ["a", "d", "--", ">", "e"])
        #expect(tokens("a // b\u{2028}c /* d */ e") == ["a", "c", "e"])
    }

    @Test("Punctuators are as long as they can be")
    func punctuators() {
        #expect(
            tokens("a?.b ?? c ?.5 : d ||= e ** f >>>= g ... h") == [
                "a", "?.", "b", "??", "c", "?", ".5", ":", "d", "||=", "e", "**", "f", ">>>=", "g",
                "...", "h",
            ])
    }

    @Test(
        "Numbers end where they end",
        arguments: ["0x1fn", "1_000", "1e+5", ".5e-1", "1.", "0b11", "5n", "1.5"])
    func numbers(_ number: String) {
        #expect(tokens(number + "/a/b") == [number, "/", "a", "/", "b"])
    }

    @Test(
        "Text that is no JavaScript gives tokens too",
        arguments: ["'a", "`a${", "/* a", "}}", ")", "/a", "\\", "'\\"])
    func brokenText(_ source: String) {
        #expect(tokens(source).count <= 3)
    }
}
