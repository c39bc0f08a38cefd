/// Expressions as the server writes them, brought to the form they have once they were written out
/// and read again.
///
/// `x IN ('a', 'b')` on a varchar is shown as `(ARRAY['a'::varchar, 'b'::varchar])::text[]` where
/// it was typed, and as `ARRAY[('a'::varchar)::text, ('b'::varchar)::text]` where that text was
/// run, as from a dump: the server pushes the cast into the array when it reads it
/// (`transformArrayExpr` in its parse_expr.c).
enum ServerExpression {
    /// The properties that hold expressions, or statements with expressions in them.
    static let properties: Set = [
        "definition", "default", "generated", "using", "check", "sql body", "columns",
    ]

    /// The canonical form of a text.
    static func canonical(_ text: String) -> String {
        guard text.contains("(ARRAY[") else { return text }
        var scanner = ExpressionScanner(Array(text.utf8))
        return String(decoding: scanner.rewritten(), as: UTF8.self)
    }
}

/// Walks over the bytes of an expression, over strings and quoted names as wholes.
private struct ExpressionScanner {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func rewritten() -> [UInt8] {
        var result: [UInt8] = []
        while offset < bytes.count {
            if let array = castArray() {
                result += array
            } else {
                result += bytes[offset..<next(offset)]
                offset = next(offset)
            }
        }
        return result
    }

    /// `(ARRAY[a, b])::type[]` at the present place as `ARRAY[(a)::type, (b)::type]`; nil for
    /// anything else.
    private mutating func castArray() -> [UInt8]? {
        let opening = Array("(ARRAY[".utf8)
        guard bytes[offset...].starts(with: opening) else { return nil }
        var elements: [ArraySlice<UInt8>] = []
        var start = offset + opening.count
        var place = start
        var depth = 0
        while place < bytes.count, depth > 0 || bytes[place] != UInt8(ascii: "]") {
            switch bytes[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                elements.append(bytes[start..<place])
                // The server writes a space after each comma.
                start = place + 2
            default: break
            }
            place = next(place)
        }
        guard start <= place, bytes[min(place, bytes.count)...].starts(with: "])::".utf8) else {
            return nil
        }
        elements.append(bytes[start..<place])
        let typeStart = place + 4
        guard let typeEnd = endOfType(typeStart) else { return nil }
        let type = bytes[typeStart..<typeEnd]
        offset = typeEnd + 2
        let casts = elements.map { element in
            var inner = ExpressionScanner(Array(element))
            return Array("(".utf8) + inner.rewritten() + Array(")::".utf8) + type
        }
        return Array("ARRAY[".utf8) + casts.joined(separator: Array(", ".utf8)) + Array("]".utf8)
    }

    /// Where the name of an element's type ends and `[]` begins.
    private func endOfType(_ start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "["):
                return bytes[place...].starts(with: "[]".utf8) && place > start ? place : nil
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: ","):
                place = next(place)
            default: return nil
            }
        }
        return nil
    }

    /// Where the next byte is to be looked at: behind a string or quoted name that begins here.
    private func next(_ place: Int) -> Int {
        let quote = bytes[place]
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return place + 1 }
        var end = place + 1
        while end < bytes.count, bytes[end] != quote { end += 1 }
        return min(end + 1, bytes.count)
    }
}
