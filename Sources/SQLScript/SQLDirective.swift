/// A comment by which a SQL file says how it is to be run: dbmate's, goose's, node-pg-migrate's, or our own.
package enum SQLDirective: Equatable, Sendable {
    /// `-- migrate:up` or `-- +goose Up`.
    case up(usesTransaction: Bool)
    /// `-- migrate:down` or `-- +goose Down`.
    case down(usesTransaction: Bool)
    /// node-pg-migrate's `-- Up Migration` or `-- Down Migration`, which anybody may write as a heading, too.
    case heading(isDown: Bool)
    /// `-- +goose StatementBegin`: all up to `StatementEnd` is one statement.
    case statementBegin
    /// `-- +goose StatementEnd`.
    case statementEnd
    /// `-- +goose NO TRANSACTION` or `-- jsmigrate: no-transaction`.
    case noTransaction
    /// One of these tools' that is not known, as it is written behind the dashes.
    case unknown(String)

    /// Whether a comment speaks to this program.
    static func isOwn(_ comment: String) -> Bool { words(of: comment).hasPrefix("jsmigrate:") }

    /// What stands behind the dashes.
    private static func words(of comment: String) -> Substring {
        comment.drop { $0 == "-" }.drop { $0 == " " || $0 == "\t" }
    }

    /// Reads a comment.
    ///
    /// - Parameter comment: the comment from its dashes to the line's end.
    /// - Returns: nil for a comment that is for people, or for `lint` (`-- jsmigrate: allow …`).
    init?(comment: String) {
        let text = Self.words(of: comment)
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if text.hasPrefix("migrate:") {
            self.init(dbmate: words)
        } else if text.hasPrefix("+goose") {
            self.init(goose: words.dropFirst().joined(separator: " "))
        } else if text.hasPrefix("jsmigrate:") {
            let rest = text.dropFirst("jsmigrate:".count).split(whereSeparator: \.isWhitespace)
            // What speaks to `lint` is judged there, its spelling included.
            if rest.first?.hasPrefix("allow") == true { return nil }
            let word = rest.joined(separator: " ")
            self = word == "no-transaction" ? .noTransaction : .unknown(String(text))
        } else if words.count == 2, words[1].lowercased() == "migration",
            ["up", "down"].contains(words[0].lowercased())
        {
            self = .heading(isDown: words[0].lowercased() == "down")
        } else {
            return nil
        }
    }

    /// `migrate:up transaction:false`; dbmate's other words are `transaction:true` only.
    private init(dbmate words: [String]) {
        var usesTransaction = true
        for word in words.dropFirst() {
            switch word {
            case "transaction:true": usesTransaction = true
            case "transaction:false": usesTransaction = false
            default:
                self = .unknown(words.joined(separator: " "))
                return
            }
        }
        switch words[0] {
        case "migrate:up": self = .up(usesTransaction: usesTransaction)
        case "migrate:down": self = .down(usesTransaction: usesTransaction)
        default: self = .unknown(words.joined(separator: " "))
        }
    }

    /// goose reads its words in any case.
    private init(goose command: String) {
        switch command.lowercased() {
        case "up": self = .up(usesTransaction: true)
        case "down": self = .down(usesTransaction: true)
        case "statementbegin": self = .statementBegin
        case "statementend": self = .statementEnd
        case "no transaction": self = .noTransaction
        default: self = .unknown("+goose \(command)")
        }
    }
}
