import PgQuery

extension SourceText {
    /// The line around a byte, cut where it is long, and the caret below it; none for an empty line.
    func excerpt(at offset: Int) -> [String] {
        let offset = min(offset, bytes.count)
        guard let line = range(ofLine: lineNumber(of: offset)) else { return [] }
        // What is shown takes a hundred columns at most; a line may be as long as the file.
        let reach = 1_000
        let start = characterStart(max(line.lowerBound, offset - reach), from: line.lowerBound)
        let end = characterStart(min(line.upperBound, offset + reach), from: line.lowerBound)
        let text = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
        let position = 1 + bytes[start..<max(start, offset)].count { $0 & 0xC0 != 0x80 }
        guard text.contains(where: { !$0.isWhitespace }),
            let caret = SQLCaret(text: text, position: position)
        else { return [] }
        return [caret.line, caret.caret]
    }

    /// The first byte of the character that a byte belongs to.
    private func characterStart(_ offset: Int, from lowest: Int) -> Int {
        var offset = offset
        while offset > lowest, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
