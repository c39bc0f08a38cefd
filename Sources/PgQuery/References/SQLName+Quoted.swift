extension SQLName {
    /// The name as SQL and `to_regclass` read it, each part quoted.
    package var quoted: String {
        [schema, name].compactMap(\.self).map(SQLText.identifier).joined(separator: ".")
    }

    /// Reads a name of one or two parts as SQL has it, quoted where it must be; nil for anything else.
    package init?(quoted text: String) {
        let parts = Self.parts(of: text, separatedBy: ".")
        guard (1...2).contains(parts.count), let name = parts.last, !name.isEmpty else {
            return nil
        }
        self.init(schema: parts.count > 1 ? parts[0] : nil, name: name)
    }

    /// The names of a list that is separated by commas, each quoted where it must be.
    package static func list(_ text: String) -> [String] {
        parts(of: text, separatedBy: ",").filter { !$0.isEmpty }
    }

    private static func parts(of text: String, separatedBy separator: Unicode.Scalar) -> [String] {
        var parts = [String.UnicodeScalarView()]
        var isQuoted = false
        var wasQuote = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" {
                // Two quotes inside a quoted name stand for one.
                if !isQuoted, wasQuote { parts[parts.count - 1].append(scalar) }
                wasQuote = isQuoted
                isQuoted.toggle()
                continue
            }
            wasQuote = false
            if isQuoted {
                parts[parts.count - 1].append(scalar)
            } else if scalar == separator {
                parts.append(String.UnicodeScalarView())
            } else if !scalar.properties.isWhitespace {
                let folded = scalar.isASCII ? scalar.properties.lowercaseMapping : String(scalar)
                parts[parts.count - 1] += folded.unicodeScalars
            }
        }
        return parts.map { String($0) }
    }
}
