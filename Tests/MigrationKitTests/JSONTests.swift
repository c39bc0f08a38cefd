import MigrationKit
import Testing

struct JSONTests {
    @Test(
        arguments: [
            (JSON.null, "null"), (true, "true"), (-5, "-5"), (.number(1.5), "1.5"),
            (.number(.infinity), "null"), (.number(.nan), "null"), ([], "[]"), ([:], "{}"),
            (["b": 1, "a": [nil, "x"]], #"{"b":1,"a":[null,"x"]}"#),
            ("\"\\/\n\r\t\u{0}\u{1F}\u{7F}\u{2028}ü🐘", #""\"\\/\n\r\t\u0000\u001f\u007f\u2028ü🐘""#),
            ("\r\n", #""\r\n""#), ("e\u{301}", "\"e\u{301}\""),
        ] as [(JSON, String)])
    func compact(value: JSON, text: String) throws {
        #expect(value.compact == text)
        if text != "null" { #expect(try JSON(parsing: text) == value) }
    }

    @Test func pretty() {
        let value: JSON = ["a": 1, "b": ["x", [:]], "c": []]
        #expect(
            value.pretty == """
                {
                  "a": 1,
                  "b": [
                    "x",
                    {}
                  ],
                  "c": []
                }
                """)
    }

    @Test(
        arguments: [
            (" { \"a\" : [ 1 , -2.5e2 , true ] } ", ["a": [1, .number(-250), true]]),
            (#""\u00e9\ud83d\ude00\b\f\/""#, "é😀\u{8}\u{C}/"), (#""\ud83dx""#, "\u{FFFD}x"),
            ("10000000000000000000000", .number(1e22)),
            ("0", 0), ("-0.5", .number(-0.5)),
        ] as [(String, JSON)])
    func parses(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: [
        "", "nul", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"a", "\"\\x\"", "\"\\u12\"", "01", "-",
        "1.", "1e", "[1] 2", "\"\n\"", "{a:1}", "+1", String(repeating: "[", count: 600),
    ])
    func refuses(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
    }

    @Test func members() {
        let value: JSON = ["a": "x", "b": 2]
        #expect(value["a"]?.string == "x")
        #expect(value["b"]?.string == nil)
        #expect(value["c"] == nil)
    }
}
