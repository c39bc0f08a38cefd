import Testing

@testable import NodeRuntime

@Suite("Columns of syntax errors")
struct SyntaxErrorLocatorTests {
    /// A parser that finds fault with `bad` and tells only the line, or that the text ends early.
    private func parse(_ bytes: [UInt8]) -> SyntaxErrorLocator.Report? {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if let index = lines.firstIndex(where: { $0.split(separator: " ").contains("bad") }) {
            return .init(message: "Unexpected identifier 'bad'", line: index + 1)
        }
        return text.hasSuffix("end") ? nil : .init(message: "Unexpected end", line: lines.count)
    }

    @Test(
        "The error's token is the last of the shortest prefix with the same error",
        arguments: [
            ("a bad end", 1, 3), ("bad end", 1, 1), ("a\nb c bad bad end", 2, 5),
            ("é 'é😀' bad\nend", 1, 9),
        ])
    func columns(_ source: String, _ line: Int, _ column: Int) throws {
        let report = try #require(parse(Array(source.utf8)))
        #expect(report.line == line)
        #expect(SyntaxErrorLocator(Array(source.utf8), parse: parse).column(of: report) == column)
    }
}
