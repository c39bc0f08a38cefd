extension SQLName {
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

    private static func parts(of text: String, separatedBy separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        var wasQuote = false
        for character in text {
            if character == "\"" {
                // Two quotes inside a quoted name stand for one.
                if !isQuoted, wasQuote { parts[parts.count - 1].append(character) }
                wasQuote = isQuoted
                isQuoted.toggle()
                continue
            }
            wasQuote = false
            if isQuoted {
                parts[parts.count - 1].append(character)
            } else if character == separator {
                parts.append("")
            } else if character != " " {
                let folded = character.isASCII ? character.lowercased() : String(character)
                parts[parts.count - 1] += folded
            }
        }
        return parts
    }
}
