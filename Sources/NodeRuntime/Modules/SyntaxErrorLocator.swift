/// Finds the column of a syntax error with a parser that tells only the line.
///
/// The error's token is the last of the shortest prefix of the source that already gives the same
/// message for the same line: what is cut off behind it was never read.
package struct SyntaxErrorLocator {
    /// What the parser says about a text.
    package struct Report: Equatable {
        /// The message without "SyntaxError: ".
        package var message: String
        /// The line, from 1.
        package var line: Int

        /// Creates a report.
        package init(message: String, line: Int) {
            self.message = message
            self.line = line
        }
    }

    /// Parses a text: nil where it is right.
    package typealias Parser = (_ source: [UInt8]) -> Report?

    private let bytes: [UInt8]
    private let parse: Parser

    /// Creates a locator for UTF-8 source.
    package init(_ bytes: [UInt8], parse: @escaping Parser) {
        self.bytes = bytes
        self.parse = parse
    }

    /// The column (UTF-16 units, from 1) of the error that the parser reports for the whole source;
    /// 1 where no token of the line is to blame.
    package func column(of error: Report) -> Int {
        let lines = SourceLines(bytes)
        let range = lines.range(ofLine: error.line)
        let tokens = tokens(in: range)
        guard !tokens.isEmpty else { return 1 }
        var low = 0
        var high = tokens.count - 1
        while low < high {
            let middle = (low + high) / 2
            if parse(Array(bytes[..<tokens[middle].upperBound])) == error {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return lines.position(of: tokens[low].lowerBound).column
    }

    private func tokens(in range: Range<Int>) -> [Range<Int>] {
        var lexer = JavaScriptLexer(bytes)
        var result: [Range<Int>] = []
        while true {
            let token = lexer.next()
            if token.kind == .end || token.start >= range.upperBound { return result }
            if token.start >= range.lowerBound { result.append(token.start..<token.end) }
        }
    }
}
