extension String {
    /// The text with a `*` for each character of a password in it, so that places in it stay what they are.
    ///
    /// Passwords are what SQL (`PASSWORD 's'`, `SET password = 's'`), connection strings (`password=s`), JSON
    /// and URLs (`//user:s@host`) show as such; a constant that nothing calls a password is left.
    package var withoutPasswords: String {
        var mask = PasswordMask(Array(utf8))
        return mask.apply() ? String(decoding: mask.bytes, as: UTF8.self) : self
    }
}

/// Finds passwords in a text of any language.
private struct PasswordMask {
    private(set) var bytes: [UInt8]
    private var spans: [Range<Int>] = []

    private static let word = Array("password".utf8)
    private static let quote = UInt8(ascii: "'")
    private static let doubleQuote = UInt8(ascii: "\"")

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: whether there was one.
    mutating func apply() -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] | 0x20 {
            case UInt8(ascii: "p") where has(Self.word, at: index):
                index += Self.word.count
                noteValue(behind: index)
            case UInt8(ascii: "/") where has(Array("//".utf8), at: index):
                index += 2
                noteUserInfo(at: index)
            default: index += 1
            }
        }
        for span in spans.reversed() {
            // One for each character: what continues one begins with the bits 10.
            let count = bytes[span].count { $0 & 0xC0 != 0x80 }
            bytes.replaceSubrange(span, with: repeatElement(UInt8(ascii: "*"), count: count))
        }
        return !spans.isEmpty
    }

    private func has(_ word: [UInt8], at index: Int) -> Bool {
        index + word.count <= bytes.count
            && zip(word, bytes[index...]).allSatisfy { $0 == $1 || $0 == $1 | 0x20 }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private mutating func note(_ span: Range<Int>) {
        if !span.isEmpty, span.lowerBound >= spans.last?.upperBound ?? 0 { spans.append(span) }
    }

    /// The value that stands behind the word: in quotes, doubled ones where all of it is in quotes, or bare
    /// behind `=`.
    private mutating func noteValue(behind start: Int) {
        var index = start
        var isAssigned = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
                isAssigned = true
            } else if byte == Self.doubleQuote, isAssigned {
                return noteQuoted(at: index)
            } else if byte == Self.quote {
                return noteQuoted(at: index)
            } else if let start = quoteBehindPrefix(at: index) {
                return noteQuoted(at: start)
            } else if byte == UInt8(ascii: "$"), noteDollarQuoted(at: index) {
                return
            } else if byte != Self.doubleQuote, !isBlank(byte) {
                break
            }
            index += 1
        }
        guard isAssigned, index > 0, index < bytes.count, bytes[index - 1] == UInt8(ascii: "="),
            bytes[index] != UInt8(ascii: "$")
        else { return }
        let end = bytes[index...].firstIndex { isBlank($0) || "'\";,&)".utf8.contains($0) }
        note(index..<(end ?? bytes.count))
    }

    /// Where the quote of `E'…'` or `U&'…'` is; nil where there is none.
    private func quoteBehindPrefix(at index: Int) -> Int? {
        [Array("e'".utf8), Array("u&'".utf8)].first { has($0, at: index) }
            .map { index + $0.count - 1 }
    }

    /// `$tag$…$tag$`.
    ///
    /// - Returns: whether there is such a constant.
    private mutating func noteDollarQuoted(at start: Int) -> Bool {
        let isOfTag = { (byte: UInt8) in
            byte == UInt8(ascii: "_") || byte >= 0x80
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard let end = bytes[(start + 1)...].firstIndex(where: { !isOfTag($0) }),
            bytes[end] == UInt8(ascii: "$")
        else { return false }
        let tag = Array(bytes[start...end])
        let rest = bytes[(end + 1)...]
        let close = rest.indices.first { rest[$0...].starts(with: tag) } ?? bytes.count
        note((end + 1)..<close)
        return true
    }

    private mutating func noteQuoted(at start: Int) {
        let quote = bytes[start]
        let hasEscapes = start > 0 && bytes[start - 1] | 0x20 == UInt8(ascii: "e")
        // Inside of a constant each quote is doubled, and quadrupled in one within that.
        let count = bytes[start...].prefix { $0 == quote }.count
        let content = start + count
        var index = content
        while index < bytes.count {
            if hasEscapes, bytes[index] == UInt8(ascii: "\\"), index + 2 < bytes.count {
                index += 2
                continue
            }
            let run = bytes[index...].prefix { $0 == quote }.count
            if run == count || run == 0 && index == bytes.count - 1 {
                return note(content..<(run == count ? index : bytes.count))
            }
            if run > count, !run.isMultiple(of: 2 * count) { return note(content..<index) }
            index += max(run, 1)
        }
    }

    /// `user:password@` behind `//` (RFC 3986, section 3.2.1).
    private mutating func noteUserInfo(at start: Int) {
        let end =
            bytes[start...].firstIndex { isBlank($0) || "'\"`<>/?#".utf8.contains($0) }
            ?? bytes.count
        guard let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")),
            let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":"))
        else { return }
        note((colon + 1)..<at)
    }
}
