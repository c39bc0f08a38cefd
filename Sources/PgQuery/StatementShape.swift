/// A statement without its constants: what thousands of generated statements have in common.
package enum StatementShape {
    /// A hash of the text in which numbers and string constants do not count.
    ///
    /// A text in which a quote may mean something else (comments, escapes, dollar quotes) counts as a whole.
    package static func hash(of text: String) -> Int {
        let bytes = Array(text.utf8)
        return (shape(of: bytes) ?? bytes).hashValue
    }

    /// Whether it can be told what is a constant in a text; no parameter and no comment is outside of
    /// quotes then.
    package static func isKnown(of text: String) -> Bool { of(text) != nil }

    /// The shape of a text; nil where it cannot be told what is a constant.
    static func of(_ text: String) -> [UInt8]? { shape(of: Array(text.utf8)) }

    /// The text with a zero in place of each number and nothing between single quotes; nil where it
    /// cannot be told what is a constant.
    private static func shape(of bytes: [UInt8]) -> [UInt8]? {
        var shape: [UInt8] = []
        shape.reserveCapacity(min(bytes.count, 256))
        /// The quote that the byte stands behind; nil outside of quotes.
        var quote: UInt8?
        var mayEscape = false
        var isInName = false
        var isInNumber = false
        var previous: UInt8 = 0
        for byte in bytes {
            defer { previous = byte }
            if byte == 0 { return nil }
            // It may keep a quote from ending the constant.
            if byte == UInt8(ascii: "\\"), quote == nil || mayEscape { return nil }
            if let open = quote {
                if open == doubleQuote { shape.append(byte) }
                if byte == open { quote = nil }
                continue
            }
            if byte == singleQuote, previous == singleQuote {
                // Two of them are one inside of the constant.
                quote = byte
                continue
            }
            let isComment =
                previous == UInt8(ascii: "-") && byte == previous
                || previous == UInt8(ascii: "/") && byte == UInt8(ascii: "*")
            if isComment || byte == UInt8(ascii: "$") { return nil }
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isDigit, !isInName {
                if !isInNumber { shape.append(UInt8(ascii: "0")) }
                isInNumber = true
                continue
            }
            isInNumber = false
            isInName = isDigit || isLetter(byte)
            if byte == singleQuote || byte == doubleQuote {
                // E'…', and what goes on behind a line end.
                if isLetter(previous) || previous == UInt8(ascii: "&") { mayEscape = true }
                quote = byte
            }
            shape.append(byte)
        }
        return shape
    }

    private static let singleQuote = UInt8(ascii: "'")
    private static let doubleQuote = UInt8(ascii: "\"")

    /// Whether a name may begin with the byte; those beyond ASCII are parts of letters.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "_"), 0x80...0xFF:
            true
        default: false
        }
    }
}
