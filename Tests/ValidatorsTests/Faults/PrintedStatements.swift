import MigrationKit

extension ValidationResult {
    /// The statements in the details and the help that begin with a command, each to its semicolon.
    func statements(beginning command: String) -> [String] {
        var text = "\(details ?? "")\n\(help ?? "")"[...]
        var statements: [String] = []
        while let start = text.firstRange(of: command)?.lowerBound {
            let isFirst = start == text.startIndex
            let isAtWord = isFirst || " \n".contains(text[text.index(before: start)])
            var quote: Character?
            let end = text[start...].firstIndex { character in
                if character == quote {
                    quote = nil
                } else if quote == nil, "'\"".contains(character) {
                    quote = character
                }
                return quote == nil && character == ";"
            }
            guard let end else { return statements }
            if isAtWord {
                statements.append(String(text[start...end]))
                text = text[text.index(after: end)...]
            } else {
                text = text[text.index(after: start)...]
            }
        }
        return statements
    }
}
