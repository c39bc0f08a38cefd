/// The text of a SQL file, and where in it things are.
package struct SQLSource: Sendable {
    /// The bytes, without a byte order mark.
    package let bytes: [UInt8]

    /// Takes the bytes of a file; UTF-8's byte order mark is passed over, as psql does.
    ///
    /// - Throws: ``SQLScriptError`` where they are not UTF-8.
    package init(_ bytes: [UInt8]) throws(SQLScriptError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        if let offset = self.bytes.offsetOfInvalidUTF8 {
            throw SQLScriptError(
                "the file is not UTF-8", at: place(of: offset),
                remedy: "convert it, for example with: iconv -f latin1 -t utf-8")
        }
    }

    /// Takes a text.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// The text of a part.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The line and column of a byte, both counted from 1; columns are characters (code points).
    package func place(of offset: Int) -> SQLPlace {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return SQLPlace(
            line: 1 + before.count { $0 == UInt8(ascii: "\n") },
            column: 1 + bytes[lineStart..<before.endIndex].characterCount)
    }

    /// The offset of the byte at which the character of that number begins.
    ///
    /// - Parameters:
    ///   - number: counted from 0.
    ///   - start: the byte that the first of them begins at.
    package func offset(ofCharacter number: Int, from start: Int = 0) -> Int {
        var left = number
        for offset in start..<bytes.count where !bytes[offset].continuesCharacter {
            if left == 0 { return offset }
            left -= 1
        }
        return bytes.count
    }

    /// The whole lines from one byte to another, and how many characters of them stand before the latter.
    package func lines(from start: Int, to end: Int) -> (text: String, characters: Int) {
        let lineEnd = UInt8(ascii: "\n")
        let lower = bytes[..<start].lastIndex(of: lineEnd).map { $0 + 1 } ?? 0
        let upper = bytes[end...].firstIndex(of: lineEnd) ?? bytes.count
        return (text(lower..<upper), bytes[lower..<end].characterCount)
    }
}

/// A line and a column, both counted from 1.
package struct SQLPlace: Equatable, Sendable {
    /// The line.
    package let line: Int
    /// The column, in characters.
    package let column: Int

    /// Creates a place.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension UInt8 {
    /// Whether the byte is one of a UTF-8 sequence, and not its first.
    fileprivate var continuesCharacter: Bool { self & 0xC0 == 0x80 }
}

extension Collection where Element == UInt8 {
    fileprivate var characterCount: Int { count { !$0.continuesCharacter } }
}

extension [UInt8] {
    /// Where the first sequence begins that is not UTF-8; nil where all are.
    fileprivate var offsetOfInvalidUTF8: Int? {
        do {
            _ = try UTF8Span(validating: span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
