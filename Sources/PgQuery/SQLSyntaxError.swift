/// A text that PostgreSQL 15's parser does not read; a newer server may.
package struct SQLSyntaxError: Error, Equatable, Sendable {
    /// The parser's message, as a server words it.
    package let message: String
    /// The character, counted from 1, that the parser stopped at; nil where it gives none.
    package let position: Int?

    package init(message: String, position: Int?) {
        self.message = message
        self.position = position
    }
}

extension SQLSyntaxError: CustomStringConvertible {
    package var description: String {
        if let position { "\(message) (at character \(position))" } else { message }
    }
}
