/// Divides SQL into tokens by the rules of psql's lexer (PostgreSQL 15, `psqlscan.l`), with
/// `standard_conforming_strings` on.
///
/// What is not closed at the end of the text ends there, as psql sends it to the server then.
struct SQLScanner {
    private let bytes: [UInt8]
    private(set) var offset: Int

    /// Begins at an offset, outside of all quotes and comments.
    init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next token; nil at the end.
    mutating func next() -> SQLToken? {
        skipBlanks()
        guard let byte = peek() else { return nil }
        let start = offset
        let kind = scan(byte)
        return SQLToken(kind: kind, range: start..<offset)
    }

    /// Goes on behind an offset.
    mutating func move(to offset: Int) { self.offset = offset }

    private func peek(_ distance: Int = 0) -> UInt8? {
        offset + distance < bytes.count ? bytes[offset + distance] : nil
    }

    private mutating func skipBlanks() {
        while let byte = peek(), byte.isSQLBlank { offset += 1 }
    }

    private mutating func scan(_ byte: UInt8) -> SQLToken.Kind {
        switch byte {
        case UInt8(ascii: ";"): return take(.semicolon)
        case UInt8(ascii: "("): return take(.open)
        case UInt8(ascii: ")"): return take(.close)
        case UInt8(ascii: "\\"): return take(.backslash)
        case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): return scanLineComment()
        case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): return scanBlockComment()
        case UInt8(ascii: "'"): return scanQuoted(byte, escapes: false)
        case UInt8(ascii: "\""): return scanQuoted(byte, escapes: false)
        case UInt8(ascii: "$"): return scanDollar()
        case _ where byte.beginsSQLWord: return scanWord(byte)
        case _ where byte.isASCIIDigit: return scanNumber()
        default: return take(.other)
        }
    }

    private mutating func take(_ kind: SQLToken.Kind) -> SQLToken.Kind {
        offset += 1
        return kind
    }

    private mutating func scanLineComment() -> SQLToken.Kind {
        while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
            offset += 1
        }
        return .lineComment
    }

    /// Block comments nest.
    private mutating func scanBlockComment() -> SQLToken.Kind {
        var depth = 0
        repeat {
            switch (peek(), peek(1)) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                depth += 1
                offset += 2
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                depth -= 1
                offset += 2
            case (nil, _): return .blockComment
            default: offset += 1
            }
        } while depth > 0
        return .blockComment
    }

    /// A string or quoted identifier; `''` in it is a quote. A string that goes on behind a line end
    /// keeps the rules of its beginning, as it does for the server (psql forgets them there).
    private mutating func scanQuoted(_ quote: UInt8, escapes: Bool) -> SQLToken.Kind {
        while true {
            offset += 1
            while let byte = peek() {
                if escapes, byte == UInt8(ascii: "\\"), peek(1) != nil {
                    offset += 2
                } else if byte != quote {
                    offset += 1
                } else if peek(1) == quote {
                    offset += 2
                } else {
                    break
                }
            }
            guard peek() != nil else { return .other }
            offset += 1
            guard quote == UInt8(ascii: "'"), let next = continuation() else { return .other }
            offset = next
        }
    }

    /// Where a string goes on behind blanks that hold a line end.
    private func continuation() -> Int? {
        var index = offset
        var hasLineEnd = false
        while index < bytes.count, bytes[index].isSQLBlank {
            hasLineEnd = hasLineEnd || bytes[index] == UInt8(ascii: "\n")
            index += 1
        }
        let goesOn = hasLineEnd && index < bytes.count && bytes[index] == UInt8(ascii: "'")
        return goesOn ? index : nil
    }

    /// `$tag$ … $tag$`, or a parameter, or a lone `$`.
    private mutating func scanDollar() -> SQLToken.Kind {
        var end = offset + 1
        if end < bytes.count, bytes[end].beginsSQLWord {
            while end < bytes.count, bytes[end].beginsSQLWord || bytes[end].isASCIIDigit {
                end += 1
            }
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else {
            offset += 1
            while let byte = peek(), byte.isASCIIDigit { offset += 1 }
            return .other
        }
        let tag = bytes[offset...end]
        offset = end + 1
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "$"), bytes[offset...].starts(with: tag) {
                offset += tag.count
                return .other
            }
            offset += 1
        }
        return .other
    }

    /// A word; `E`, `N`, `B`, `X` and `U&` directly in front of a quote belong to the string.
    private mutating func scanWord(_ first: UInt8) -> SQLToken.Kind {
        if let (length, escapes) = stringPrefix(first) {
            offset += length
            return scanQuoted(bytes[offset], escapes: escapes)
        }
        while let byte = peek(), byte.continuesSQLWord { offset += 1 }
        return .word
    }

    private func stringPrefix(_ first: UInt8) -> (length: Int, escapes: Bool)? {
        let quote = UInt8(ascii: "'")
        switch first | 0x20 {
        case UInt8(ascii: "e") where peek(1) == quote: return (1, true)
        case UInt8(ascii: "n"), UInt8(ascii: "b"), UInt8(ascii: "x"):
            return peek(1) == quote ? (1, false) : nil
        case UInt8(ascii: "u") where peek(1) == UInt8(ascii: "&"):
            return peek(2) == quote || peek(2) == UInt8(ascii: "\"") ? (2, false) : nil
        default: return nil
        }
    }

    private mutating func scanNumber() -> SQLToken.Kind {
        while let byte = peek(), byte.isASCIIDigit || byte == UInt8(ascii: ".") { offset += 1 }
        return .other
    }
}

extension UInt8 {
    /// Blanks of PostgreSQL's lexers.
    var isSQLBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var beginsSQLWord: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
            || self >= 0x80
    }

    fileprivate var continuesSQLWord: Bool {
        beginsSQLWord || isASCIIDigit || self == UInt8(ascii: "$")
    }
}
