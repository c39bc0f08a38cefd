extension JSON {
    /// The value on one line, without spaces.
    package var compact: String {
        var text = ""
        write(to: &text, indentation: nil)
        return text
    }

    /// The value with a line for each member and element, indented by two spaces.
    package var pretty: String {
        var text = ""
        write(to: &text, indentation: 0)
        return text
    }

    private func write(to text: inout String, indentation: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? String(value) : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let elements):
            Self.write(elements, between: ("[", "]"), to: &text, indentation: indentation) {
                $1.write(to: &$0, indentation: $2)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text, indentation: indentation) {
                Self.write($1.name, to: &$0)
                $0 += indentation == nil ? ":" : ": "
                $1.value.write(to: &$0, indentation: $2)
            }
        }
    }

    /// Writes elements between brackets, each on a line of its own when there is an indentation.
    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), to text: inout String,
        indentation: Int?, element: (inout String, Element, Int?) -> Void
    ) {
        let inner = indentation.map { $0 + 1 }
        text += brackets.0
        for (index, value) in elements.enumerated() {
            if index > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: "  ", count: inner) }
            element(&text, value, inner)
        }
        if let indentation, !elements.isEmpty {
            text += "\n" + String(repeating: "  ", count: indentation)
        }
        text += brackets.1
    }

    /// Writes a string literal; what RFC 8259 demands is escaped, and DEL and the line separators.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
