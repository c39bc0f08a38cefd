/// Turns byte offsets of a UTF-8 text into lines and columns as JavaScript counts them.
package struct SourceLines {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// Indexes the lines of the text: LF, CR, CRLF, U+2028 and U+2029 end one.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A: starts.append(index + 1)
            case 0x0D where index + 1 >= bytes.count || bytes[index + 1] != 0x0A:
                starts.append(index + 1)
            case 0xA8, 0xA9:
                guard index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 else { break }
                starts.append(index + 1)
            default: break
            }
        }
        self.starts = starts
    }

    /// How many lines there are, at least 1.
    package var count: Int { starts.count }

    /// The bytes of a line (from 1) with its terminator; empty where there is no such line.
    package func range(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
        return starts[line - 1]..<(line < starts.count ? starts[line] : bytes.count)
    }

    /// The line (from 1) and the column (UTF-16 units, from 1) of a byte offset.
    package func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = bytes[starts[low]..<max(offset, starts[low])].reduce(1) {
            $0 + Self.codeUnits(leadingByte: $1)
        }
        return (low + 1, column)
    }

    /// The UTF-16 units of the character that begins with the byte, 0 for a continuation byte.
    static func codeUnits(leadingByte byte: UInt8) -> Int {
        switch byte {
        case 0x80..<0xC0: 0
        case 0xF0...: 2
        default: 1
        }
    }
}
