import Testing

@Suite("What is printed is compared without what cannot be alike")
struct ComparedTextTests {
    @Test(
        "Line by line",
        arguments: [
            ("(node:12) Warning: x", "(node:PID) Warning: x"),
            ("Node.js v20.20.2", "Node.js v20"),
            ("    at Pool.query (/a/b.js:1:2)", "    at query (/a/b.js:1:2)"),
            ("    at A.b [as c] (/a/b.js:1:2)", "    at b (/a/b.js:1:2)"),
            ("    at Immediate.<anonymous> (/a/b.js:1:2)", "    at /a/b.js:1:2"),
            ("    at /a/b.js:1:2 {", "    at /a/b.js:1:2 {"),
            ("    at f (/a/b.js:1:2) [object Error]", "    at f (/a/b.js:1:2) [object Error]"),
            ("    at Object.<anonymous> (/a/b.js:1:2),", "    at /a/b.js:1:2,"),
            ("    at new Foo (/a/b.js:1:2)", "    at new Foo (/a/b.js:1:2)"),
            ("Error: at (node:fs:1:2)", "Error: at (node:fs:1:2)"),
        ])
    func line(_ printed: String, _ compared: String) {
        #expect(ComparedText(printed).lines == [compared])
    }

    @Test(
        "Frames that are not there",
        arguments: [
            "    at node:internal/main/run_main_module:28:49",
            "    at Module._compile (node:internal/modules/cjs/loader:1521:14)",
            "    at async up (/a/b.js:1:2)",
        ])
    func frame(_ printed: String) {
        #expect(ComparedText("Error: x\n\(printed)\nend").lines == ["Error: x", "end"])
        #expect(ComparedText("Error: x\n\(printed) {\nend").lines == ["Error: x {", "end"])
    }

    @Test("The quotation, where Node quotes itself")
    func excerpt() {
        let text = "node:internal/a:1\n  throw err;\n  ^\n\nError: x"
        #expect(ComparedText(text).quotesNode)
        #expect(ComparedText(text, keepsExcerpt: false).lines == ["Error: x"])
    }
}
