/// Finds one assignment after the other; each step is a part of dotenv's regular expression.
struct DotEnvScanner {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                scalars.append(scalar)
            }
            previous = scalar
        }
        self.scalars = scalars
    }

    /// The next assignment, or nil at the end.
    mutating func next() -> (String, String)? {
        while index <= scalars.count {
            if isLineStart(index), let (name, value) = assignment(at: skipBlanks(index)) {
                return (name, value)
            }
            index += 1
        }
        return nil
    }

    /// Reads `NAME = value`, also behind `export`, and stands at the end of its line then.
    private mutating func assignment(at start: Int) -> (String, String)? {
        for nameStart in [startBehindExport(start), start].compactMap({ $0 }) {
            var nameEnd = nameStart
            while nameEnd < scalars.count, scalars[nameEnd].isName { nameEnd += 1 }
            guard nameEnd > nameStart, let valueStart = valueStart(after: nameEnd) else { continue }
            let (range, end) = value(at: valueStart)
            index = end
            return (text(nameStart..<nameEnd), unquoted(range))
        }
        return nil
    }

    private func startBehindExport(_ start: Int) -> Int? {
        let word = Array("export".unicodeScalars)
        guard scalars[start...].starts(with: word) else { return nil }
        let end = skipBlanks(start + word.count)
        return end > start + word.count ? end : nil
    }

    /// Behind `=`, which blanks may precede, or behind `: `.
    private func valueStart(after nameEnd: Int) -> Int? {
        let sign = skipBlanks(nameEnd)
        if sign < scalars.count, scalars[sign] == "=" { return sign + 1 }
        guard nameEnd + 1 < scalars.count, scalars[nameEnd] == ":",
            scalars[nameEnd + 1].isJavaScriptBlank
        else { return nil }
        return nameEnd + 2
    }

    /// The value's place, quotes included, and the end of all that belongs to the assignment.
    private func value(at start: Int) -> (Range<Int>, Int) {
        let quote = skipBlanks(start)
        if quote < scalars.count, "'\"`".unicodeScalars.contains(scalars[quote]) {
            for close in closingQuotes(of: quote) {
                if let end = lineEnd(after: close + 1) { return (quote..<close + 1, end) }
            }
        }
        var end = start
        while end < scalars.count, scalars[end] != "#", scalars[end] != "\n" { end += 1 }
        return (start..<end, lineEnd(after: end) ?? end)
    }

    /// Where a quoted value may end: at its first bare quote, else at an escaped one, the last first.
    private func closingQuotes(of quote: Int) -> [Int] {
        var escaped: [Int] = []
        var position = quote + 1
        while position < scalars.count {
            if scalars[position] == scalars[quote] {
                // A backslash that is the quote's own neighbour cannot be the opening quote.
                guard scalars[position - 1] == "\\", position - 1 > quote else {
                    return [position] + escaped.reversed()
                }
                escaped.append(position)
            }
            position += 1
        }
        return escaped.reversed()
    }

    /// The end of a line on which only blanks and a comment follow; blanks may go over lines.
    private func lineEnd(after start: Int) -> Int? {
        let blanksEnd = skipBlanks(start)
        for position in stride(from: blanksEnd, through: start, by: -1) {
            if position < scalars.count, scalars[position] == "#" {
                return scalars[position...].firstIndex(where: \.isLineTerminator) ?? scalars.count
            }
            if position == scalars.count || scalars[position].isLineTerminator { return position }
        }
        return nil
    }

    /// The value without blanks around it and without its quotes.
    private func unquoted(_ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, scalars[first].isJavaScriptBlank {
            range = first + 1..<range.upperBound
        }
        while let last = range.last, scalars[last].isJavaScriptBlank {
            range = range.lowerBound..<last
        }
        guard let first = range.first, let last = range.last else { return "" }
        let mark = scalars[first]
        if last > first, mark == scalars[last], "'\"`".unicodeScalars.contains(mark) {
            range = first + 1..<last
        }
        let value = Array(scalars[range])
        return mark == "\"" ? expanded(value) : String(value)
    }

    private func expanded(_ value: [Unicode.Scalar]) -> String {
        var result: [Unicode.Scalar] = []
        var position = 0
        while position < value.count {
            let next = position + 1 < value.count ? value[position + 1] : " "
            if value[position] == "\\", next == "n" || next == "r" {
                result.append(next == "n" ? "\n" : "\r")
                position += 2
            } else {
                result.append(value[position])
                position += 1
            }
        }
        return String(result)
    }

    private func isLineStart(_ position: Int) -> Bool {
        position == 0 || scalars[position - 1].isLineTerminator
    }

    private func skipBlanks(_ start: Int) -> Int {
        var position = start
        while position < scalars.count, scalars[position].isJavaScriptBlank { position += 1 }
        return position
    }

    private func text(_ range: Range<Int>) -> String { String(Array(scalars[range])) }
}

extension String {
    fileprivate init(_ scalars: [Unicode.Scalar]) {
        self.init(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    /// What `\s` matches in JavaScript.
    fileprivate var isJavaScriptBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000, 0xFEFF:
            true
        default: false
        }
    }

    fileprivate var isLineTerminator: Bool { [0x0A, 0x0D, 0x2028, 0x2029].contains(value) }

    /// What `[\w.-]` matches in JavaScript.
    fileprivate var isName: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x2D: true
        default: false
        }
    }
}
