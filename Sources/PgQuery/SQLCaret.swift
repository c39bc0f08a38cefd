/// The line of a text that a position is in, and where in it a caret belongs; as psql shows errors.
package struct SQLCaret: Equatable, Sendable {
    /// The line's number, counted from 1.
    package let lineNumber: Int
    /// The position in the line, counted in characters from 1.
    package let column: Int
    /// The line, or the part of a long one around the position, marked with `...` where it is cut.
    package let line: String
    /// What stands under ``line``: blanks and tabs as wide as the text above them, then `^`.
    package let caret: String

    /// Finds a position; nil where it is below 1.
    ///
    /// - Parameters:
    ///   - text: The SQL as it was sent.
    ///   - position: The character as a server counts them, from 1, a character being a code point; one
    ///     behind the text's end is its end.
    ///   - width: The number of terminal columns that ``line`` may take.
    ///   - firstLine: The number of the text's first line, where it is a part of a file.
    package init?(text: String, position: Int, width: Int = 100, firstLine: Int = 1) {
        guard position >= 1 else { return nil }
        let scalars = Array(text.unicodeScalars)
        var offset = min(position - 1, scalars.count)
        // At the end of the text the last line with something in it says more than an empty one.
        while offset == scalars.count || scalars[offset].isLineEnd, offset > 0,
            scalars[offset - 1].isLineEnd
        {
            offset -= 1
        }
        let before = scalars[..<offset]
        let start = before.lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? 0
        let end = scalars[offset...].firstIndex(where: \.isLineEnd) ?? scalars.count
        let window = Window(Array(scalars[start..<end]), around: offset - start, width: width)
        lineNumber = firstLine + before.lineBreaks
        column = offset - start + 1
        line = window.line
        caret = window.caret
    }

    /// The two lines with the line's number in front of the first, as psql prints them.
    package var display: String {
        let label = "LINE \(lineNumber): "
        return label + line + "\n" + String(repeating: " ", count: label.count) + caret
    }
}

extension ArraySlice where Element == Unicode.Scalar {
    /// The line ends in the slice; CR LF is one.
    fileprivate var lineBreaks: Int {
        var breaks = 0
        var previous: Unicode.Scalar?
        for scalar in self {
            if scalar == "\r" || (scalar == "\n" && previous != "\r") { breaks += 1 }
            previous = scalar
        }
        return breaks
    }
}

extension Unicode.Scalar {
    fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" }
}
