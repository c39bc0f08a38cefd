/// Text as XML 1.0 holds it.
enum XMLText {
    /// The content of an element.
    static func content(_ text: String) -> String { escape(text, isAttribute: false) }

    /// An attribute with its quotes; line ends and tabs are references, or a reader would make spaces of
    /// them (XML 1.0, 3.3.3).
    static func attribute(_ name: String, _ value: String) -> String {
        " \(name)=\"\(escape(value, isAttribute: true))\""
    }

    private static func escape(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            // Only `]]>` must not be in content; a lone `>` need not be told apart from it.
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            case "\n" where isAttribute, "\t" where isAttribute, "\r":
                result += "&#\(scalar.value);"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            // No XML 1.0 document may hold these, not even as references (2.2).
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
