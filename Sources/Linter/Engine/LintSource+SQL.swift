package import SQLScript

extension LintSource {
    /// Takes the `up` of a SQL file.
    ///
    /// - Parameters:
    ///   - file: the file, as people are told of it.
    ///   - hasDown: whether there is a way back, in this file or in another.
    package init(sql migration: SQLMigration, file: String, hasDown: Bool?) {
        self.init(file: file, text: SourceText(migration.source.bytes))
        queries = (migration.up?.statements ?? []).map {
            LintQuery(text: $0.text, place: .verbatim(offset: $0.offset))
        }
        usesTransaction = migration.up?.usesTransaction ?? true
        self.hasDown = hasDown
        remarks = migration.comments.compactMap { suppression(at: $0) }
    }

    /// Reads the comment at a place of the file; nil where it does not speak to the linter.
    package func suppression(at range: Range<Int>) -> SuppressionComment? {
        let comment = String(decoding: text.bytes[range], as: UTF8.self)
        let (line, column) = text.place(of: range.lowerBound)
        let last = text.place(of: range.upperBound).line
        return SuppressionComment(
            comment, line: line, column: column,
            coveredLine: isAlone(range) ? lineOfCode(below: last) : line)
    }

    /// Whether there is nothing but the comment in its lines.
    private func isAlone(_ range: Range<Int>) -> Bool {
        let bytes = text.bytes
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        let before = bytes[..<range.lowerBound].last { !isBlank($0) }
        let after = bytes[range.upperBound...].first { !isBlank($0) }
        let lineEnd = UInt8(ascii: "\n")
        return (before ?? lineEnd) == lineEnd && (after ?? lineEnd) == lineEnd
    }

    /// The first line below one that holds more than blanks and a comment.
    private func lineOfCode(below line: Int) -> Int {
        var number = line + 1
        while let text = text.line(number) {
            let code = text.drop(while: \.isWhitespace)
            if !code.isEmpty, !["--", "//", "/*", "*"].contains(where: code.hasPrefix) { break }
            number += 1
        }
        return number
    }
}
