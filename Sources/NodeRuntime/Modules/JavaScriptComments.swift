/// Where the comments of JavaScript source stand.
package enum JavaScriptComments {
    /// Finds the comments, in order.
    ///
    /// - Returns: their bytes, from the mark to the end, a line's end not among them.
    package static func ranges(in source: [UInt8]) -> [Range<Int>] {
        var lexer = JavaScriptLexer(source)
        var ranges: [Range<Int>] = []
        var end = 0
        while true {
            let token = lexer.next()
            ranges += comments(in: end..<max(end, token.start), of: source)
            if token.kind == .end { return ranges }
            end = token.end
        }
    }

    /// The comments between two tokens, where there is nothing but blanks beside them.
    private static func comments(in gap: Range<Int>, of source: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = gap.lowerBound
        while index + 1 < gap.upperBound {
            guard source[index] == UInt8(ascii: "/") else {
                index += 1
                continue
            }
            let end =
                source[index + 1] == UInt8(ascii: "/")
                ? endOfLine(in: source[index..<gap.upperBound])
                : endOfBlock(in: source[index..<gap.upperBound])
            ranges.append(index..<end)
            index = end
        }
        return ranges
    }

    private static func endOfLine(in rest: ArraySlice<UInt8>) -> Int {
        rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
    }

    private static func endOfBlock(in rest: ArraySlice<UInt8>) -> Int {
        var index = rest.startIndex + 2
        while index + 1 < rest.endIndex {
            if rest[index] == UInt8(ascii: "*"), rest[index + 1] == UInt8(ascii: "/") {
                return index + 2
            }
            index += 1
        }
        return rest.endIndex
    }
}
