/// The escape sequences of string literals and names (ECMA-262 12.9.4, 12.7).
enum JavaScriptEscapes {
    /// The text with every escape sequence replaced by what it stands for.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var units: [UInt16] = []
        var scalars = Substring(text).unicodeScalars
        while let scalar = scalars.popFirst() {
            if scalar == "\\" {
                decodeEscape(&scalars, into: &units)
            } else {
                units += Array(String(scalar).utf16)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The text of a part of a source with every escape sequence replaced by what it stands for.
    ///
    /// - Parameter isTemplate: whether it is of a template, in which a line ends with LF whatever the source
    ///   has (ECMA-262 12.9.6, TV of LineTerminatorSequence).
    /// - Returns: the text, and from where to where it is as the source has it.
    static func decoded(
        _ source: [UInt8], _ body: Range<Int>, isTemplate: Bool
    ) -> (value: String, anchors: [JavaScriptText.Piece.Anchor]) {
        let text = String(decoding: source[body], as: UTF8.self)
        var scalars = Substring(text).unicodeScalars
        var units: [UInt16] = []
        // The unit of the value and the byte of the source behind each place where they go apart.
        var steps: [(unit: Int, source: Int)] = []
        func position() -> Int {
            body.lowerBound + text.utf8.distance(from: text.startIndex, to: scalars.startIndex)
        }
        while let scalar = scalars.first {
            scalars.removeFirst()
            if scalar == "\\" {
                decodeEscape(&scalars, into: &units)
                steps.append((units.count, position()))
            } else if scalar == "\r", isTemplate {
                if scalars.first == "\n" { scalars.removeFirst() }
                units.append(10)
                steps.append((units.count, position()))
            } else {
                UTF16.encode(scalar).map { units.append(contentsOf: $0) }
            }
        }
        let value = String(decoding: units, as: UTF16.self)
        var anchors = [JavaScriptText.Piece.Anchor(value: 0, source: body.lowerBound)]
        var index = value.startIndex
        var unit = 0
        var byte = 0
        for step in steps {
            let next = value.utf16.index(index, offsetBy: step.unit - unit)
            byte += value[index..<next].utf8.count
            (index, unit) = (next, step.unit)
            anchors.append(JavaScriptText.Piece.Anchor(value: byte, source: step.source))
        }
        return (value, anchors)
    }

    private static func decodeEscape(
        _ scalars: inout Substring.UnicodeScalarView, into units: inout [UInt16]
    ) {
        guard let kind = scalars.popFirst() else { return }
        switch kind {
        case "n": units.append(10)
        case "t": units.append(9)
        case "r": units.append(13)
        case "b": units.append(8)
        case "f": units.append(12)
        case "v": units.append(11)
        case "0": units.append(0)
        case "x": units.append(UInt16(truncatingIfNeeded: number(&scalars, digits: 2)))
        case "u":
            guard scalars.first == "{" else {
                units.append(UInt16(truncatingIfNeeded: number(&scalars, digits: 4)))
                return
            }
            scalars.removeFirst()
            let value = number(&scalars, digits: 8)
            if scalars.first == "}" { scalars.removeFirst() }
            if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value)) {
                units += Array(String(scalar).utf16)
            }
        case "\r": if scalars.first == "\n" { scalars.removeFirst() }
        case "\n", "\u{2028}", "\u{2029}": break
        default: units += Array(String(kind).utf16)
        }
    }

    private static func number(
        _ scalars: inout Substring.UnicodeScalarView, digits: Int
    ) -> Int {
        var value = 0
        for _ in 0..<digits {
            guard let scalar = scalars.first,
                let digit = Character(scalar).hexDigitValue
            else { break }
            value = value * 16 + digit
            scalars.removeFirst()
        }
        return value
    }
}
