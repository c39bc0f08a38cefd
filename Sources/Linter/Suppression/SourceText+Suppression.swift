import SQLScript

extension SourceText {
    /// Reads the comments at places of the text; those that do not speak to the linter are passed over.
    package func suppressions(at ranges: [Range<Int>]) -> [SuppressionComment] {
        suppressions(at: ranges) { $0 }
    }

    /// Reads the comments of a text of SQL that is part of a file.
    ///
    /// - Parameter map: where the text stands; lines that comments are about are those of the text.
    func suppressions(inSQL text: String, map: SourceMap) -> [SuppressionComment] {
        // Most have none, and most of a run's time would be spent in looking.
        guard text.contains("jsmigrate:") else { return [] }
        let comments = SQLScript(SQLSource(text), isCopyFromClient: { _ in false }).comments
        return suppressions(at: comments, offset: map.fileOffset)
    }

    private func suppressions(
        at ranges: [Range<Int>], offset: (Int) -> Int
    ) -> [SuppressionComment] {
        ranges.compactMap { range in
            SuppressionComment(
                String(decoding: bytes[range], as: UTF8.self), offset: offset(range.lowerBound),
                coveredLine: isAlone(range)
                    ? lineOfCode(below: lineNumber(of: range.upperBound))
                    : lineNumber(of: range.lowerBound))
        }
    }

    /// Whether there is nothing but the comment in its lines.
    private func isAlone(_ range: Range<Int>) -> Bool {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        let before = bytes[..<range.lowerBound].last { !isBlank($0) }
        let after = bytes[range.upperBound...].first { !isBlank($0) }
        let lineEnd = UInt8(ascii: "\n")
        return (before ?? lineEnd) == lineEnd && (after ?? lineEnd) == lineEnd
    }

    /// The first line below one that holds more than blanks and a comment.
    private func lineOfCode(below line: Int) -> Int {
        var number = line + 1
        while let text = self.line(number) {
            let code = text.drop(while: \.isWhitespace)
            if !code.isEmpty, !["--", "//", "/*", "*"].contains(where: code.hasPrefix) { break }
            number += 1
        }
        return number
    }
}
