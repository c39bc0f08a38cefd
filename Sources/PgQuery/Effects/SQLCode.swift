/// What a function or a `DO` runs.
package struct SQLCode: Equatable, Sendable {
    /// The language, as the statement writes it in small letters.
    package var language: String
    /// The text; empty where the language is PostgreSQL's own grammar, which the statement's tree has.
    package var text: String

    /// Creates code.
    ///
    /// - Parameters:
    ///   - language: in small letters.
    ///   - text: empty where the statement's tree has it.
    package init(language: String, text: String) {
        self.language = language
        self.text = text
    }

    /// Whether its text says something of the search path, or of acting as another role.
    package var mayChangePath: Bool {
        let text = text.asciiLowercased
        return ["search_path", "session_authorization", "authorization", "role"].contains {
            text.contains($0)
        }
    }
}
