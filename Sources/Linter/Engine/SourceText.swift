/// The text of a file, with its lines.
package struct SourceText: Sendable {
    /// A place in a text.
    package struct Place: Equatable, Sendable {
        /// The line, counted from 1.
        package let line: Int
        /// The column in characters (code points), counted from 1.
        package let column: Int
        /// The column in units of UTF-16, counted from 1.
        package let utf16Column: Int
    }

    /// The bytes.
    package let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Takes the bytes of a file.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        lineStarts = starts
    }

    /// The line and the columns of a byte.
    package func place(of offset: Int) -> Place {
        let offset = min(offset, bytes.count)
        let line = lineNumber(of: offset)
        var characters = 1
        var units = 1
        for byte in bytes[lineStarts[line - 1]..<offset] where byte & 0xC0 != 0x80 {
            characters += 1
            units += byte >= 0xF0 ? 2 : 1
        }
        return Place(line: line, column: characters, utf16Column: units)
    }

    /// The byte at a line and a column, both counted from 1; one behind the line's end is its end.
    ///
    /// - Parameter utf16Column: in units of UTF-16, as JavaScript counts.
    package func offset(line: Int, utf16Column: Int) -> Int {
        guard let range = range(ofLine: line) else { return line < 1 ? 0 : bytes.count }
        var units = 1
        for offset in range where bytes[offset] & 0xC0 != 0x80 {
            if units >= utf16Column { return offset }
            units += bytes[offset] >= 0xF0 ? 2 : 1
        }
        return range.upperBound
    }

    /// The text of a line, counted from 1, without its end; nil where there is none.
    package func line(_ number: Int) -> String? {
        range(ofLine: number).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The bytes of a line, counted from 1, without its end; nil where there is none.
    func range(ofLine number: Int) -> Range<Int>? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The byte behind the last one of the line that a byte is in, its end left out.
    func endOfLine(of offset: Int) -> Int {
        max(offset, range(ofLine: lineNumber(of: offset))?.upperBound ?? offset)
    }

    /// The line that a byte is in, counted from 1.
    package func lineNumber(of offset: Int) -> Int {
        var lower = 0
        var upper = lineStarts.count
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if lineStarts[middle] <= offset { lower = middle } else { upper = middle }
        }
        return lower + 1
    }
}
