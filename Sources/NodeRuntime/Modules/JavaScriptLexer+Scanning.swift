extension JavaScriptLexer {
    mutating func skipHashbang() {
        if byte(0) == UInt8(ascii: "#"), byte(1) == UInt8(ascii: "!") { skipLine() }
    }

    /// Skips white space and comments; true when a line terminator was among them.
    mutating func skipTrivia() -> Bool {
        var newline = position == 0 || previous.end == 0
        while position < bytes.count {
            switch byte(0) {
            case 0x20, 0x09, 0x0B, 0x0C:
                position += 1
            case 0x0A, 0x0D:
                newline = true
                position += 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                if skipBlockComment() { newline = true }
            case UInt8(ascii: "<") where follows("<!--"),
                UInt8(ascii: "-") where newline && follows("-->"):
                htmlCommentOffset = htmlCommentOffset ?? position
                skipLine()
            case 0x80...:
                let length = lineTerminatorLength()
                if length > 0 {
                    newline = true
                    position += length
                } else if let space = whiteSpaceLength() {
                    position += space
                } else {
                    return newline
                }
            default: return newline
            }
        }
        return newline
    }

    private func follows(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            unsafe position + text.count <= bytes.count
                && bytes[position..<position + text.count].elementsEqual(text)
        }
    }

    private mutating func skipLine() {
        while position < bytes.count, lineTerminatorLength() == 0 { position += 1 }
    }

    private mutating func skipBlockComment() -> Bool {
        var newline = false
        position += 2
        while position < bytes.count {
            if byte(0) == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                position += 2
                return newline
            }
            if lineTerminatorLength() > 0 { newline = true }
            position += 1
        }
        return newline
    }

    /// The length in bytes of the line terminator here, 0 where there is none.
    func lineTerminatorLength() -> Int {
        switch byte(0) {
        case 0x0A, 0x0D: 1
        case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9): 3
        default: 0
        }
    }

    /// The length in bytes of the non-ASCII space here (NBSP, BOM, category Zs).
    private func whiteSpaceLength() -> Int? {
        switch (byte(0), byte(1), byte(2)) {
        case (0xC2, 0xA0, _): 2
        case (0xEF, 0xBB, 0xBF), (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            3
        default: nil
        }
    }

    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
            UInt8(ascii: "\\"), 0x80...:
            true
        default: false
        }
    }

    mutating func scanWord() {
        while position < bytes.count, isWordPart(byte(0)) {
            if byte(0) >= 0x80, lineTerminatorLength() > 0 || whiteSpaceLength() != nil { return }
            if byte(0) == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "u"),
                byte(2) == UInt8(ascii: "{")
            {
                while position < bytes.count, byte(0) != UInt8(ascii: "}") { position += 1 }
            }
            position += 1
        }
    }

    mutating func scanString() {
        let quote = byte(0)
        position += 1
        while position < bytes.count {
            switch byte(0) {
            case quote:
                position += 1
                return
            case UInt8(ascii: "\\"):
                let isCarriageReturn = byte(1) == 0x0D && byte(2) == 0x0A
                position += isCarriageReturn ? 3 : 2
            case 0x0A, 0x0D:
                return
            default: position += 1
            }
        }
        position = min(position, bytes.count)
    }

    mutating func scanNumber() {
        if byte(0) == UInt8(ascii: "0"), "xXoObB".utf8.contains(byte(1)) {
            scanWord()
            return
        }
        func isPart(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }
        while isPart(byte(0)) { position += 1 }
        if byte(0) == UInt8(ascii: ".") {
            position += 1
            while isPart(byte(0)) { position += 1 }
        }
        if byte(0) | 0x20 == UInt8(ascii: "e") {
            let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
            if isDigit(byte(hasSign ? 2 : 1)) {
                position += hasSign ? 2 : 1
                while isPart(byte(0)) { position += 1 }
            }
        }
        if byte(0) == UInt8(ascii: "n") { position += 1 }
    }

    /// Scans the characters of a template up to its end or its next substitution.
    mutating func scanTemplate(_ token: inout JavaScriptToken, isContinued: Bool) {
        if isContinued { token.kind = .template }
        while position < bytes.count {
            switch byte(0) {
            case UInt8(ascii: "`"):
                position += 1
                return
            case UInt8(ascii: "\\"):
                position += 2
            case UInt8(ascii: "$") where byte(1) == UInt8(ascii: "{"):
                position += 2
                contexts.append(Context(.template, then: .operand))
                return
            default: position += 1
            }
        }
        position = min(position, bytes.count)
    }

    /// Scans a regular expression; false, with nothing consumed, where the line holds no end of one.
    mutating func scanRegularExpression() -> Bool {
        let start = position
        var inClass = false
        position += 1
        while position < bytes.count, lineTerminatorLength() == 0 {
            switch byte(0) {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "["): inClass = true
            case UInt8(ascii: "]"): inClass = false
            case UInt8(ascii: "/") where !inClass:
                position += 1
                scanWord()
                return true
            default: break
            }
            position += 1
        }
        position = start
        return false
    }

    mutating func scanPunctuator() -> JavaScriptToken.Punctuator {
        let first = byte(0)
        position += 1
        switch first {
        case UInt8(ascii: "{"): return .openBrace
        case UInt8(ascii: "}"): return .closeBrace
        case UInt8(ascii: "("): return .openParenthesis
        case UInt8(ascii: ")"): return .closeParenthesis
        case UInt8(ascii: "["): return .openBracket
        case UInt8(ascii: "]"): return .closeBracket
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: "."):
            guard byte(0) == UInt8(ascii: "."), byte(1) == UInt8(ascii: ".") else { return .dot }
            position += 2
            return .ellipsis
        case UInt8(ascii: "?"):
            if byte(0) == UInt8(ascii: "."), !isDigit(byte(1)) {
                position += 1
                return .dot
            }
            guard byte(0) == UInt8(ascii: "?") else { return .question }
            position += 1
            return assignment(.other)
        case UInt8(ascii: "="):
            if byte(0) == UInt8(ascii: ">") {
                position += 1
                return .arrow
            }
            guard byte(0) == UInt8(ascii: "=") else { return .assignment }
            position += byte(1) == UInt8(ascii: "=") ? 2 : 1
            return .other
        case UInt8(ascii: "!"):
            if byte(0) == UInt8(ascii: "=") { position += byte(1) == UInt8(ascii: "=") ? 2 : 1 }
            return .other
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard byte(0) == first else { return assignment(.other) }
            position += 1
            return .increment
        case UInt8(ascii: "*"):
            guard byte(0) == first else { return assignment(.star) }
            position += 1
            return assignment(.other)
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            while byte(0) == first { position += 1 }
            guard byte(0) == UInt8(ascii: "=") else { return .other }
            let shifts = bytes[position - 2] == first
            position += 1
            return shifts ? .compoundAssignment : .other
        case UInt8(ascii: "&"), UInt8(ascii: "|"):
            if byte(0) == first { position += 1 }
            return assignment(.other)
        default:
            return assignment(.other)
        }
    }

    private mutating func assignment(
        _ plain: JavaScriptToken.Punctuator
    ) -> JavaScriptToken.Punctuator {
        guard byte(0) == UInt8(ascii: "=") else { return plain }
        position += 1
        return .compoundAssignment
    }
}
