/// The text of a file, with its lines.
package struct SourceText: Sendable {
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

    /// The line and column of a byte, both counted from 1; columns are characters (code points).
    package func place(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(offset, bytes.count)
        let line = lineNumber(of: offset)
        let before = bytes[lineStarts[line - 1]..<offset]
        return (line, 1 + before.count { $0 & 0xC0 != 0x80 })
    }

    /// The text of a line, counted from 1, without its end; nil where there is none.
    package func line(_ number: Int) -> String? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        var line = bytes[lineStarts[number - 1]..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// The line that a byte is in, counted from 1.
    private func lineNumber(of offset: Int) -> Int {
        var lower = 0
        var upper = lineStarts.count
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if lineStarts[middle] <= offset { lower = middle } else { upper = middle }
        }
        return lower + 1
    }
}
