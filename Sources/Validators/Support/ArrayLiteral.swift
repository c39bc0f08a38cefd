/// PostgreSQL's text form of one-dimensional arrays.
enum ArrayLiteral {
    /// The literal of numbers, as in `{1,2}`.
    static func text(_ numbers: [Int32]) -> String {
        "{" + numbers.map(String.init).joined(separator: ",") + "}"
    }

    /// The literal of texts, each quoted.
    static func text(_ texts: [String]) -> String {
        "{" + texts.map(quote).joined(separator: ",") + "}"
    }

    /// The literal of texts that may be `NULL`.
    static func text(_ texts: [String?]) -> String {
        "{" + texts.map { $0.map(quote) ?? "NULL" }.joined(separator: ",") + "}"
    }

    private static func quote(_ text: String) -> String {
        var quoted = "\""
        for character in text.unicodeScalars {
            if character == "\"" || character == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}
