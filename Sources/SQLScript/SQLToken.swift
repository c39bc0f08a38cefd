/// A piece of SQL as psql's lexer tells them apart: what matters for finding a statement's end.
struct SQLToken: Equatable {
    /// What a piece is.
    enum Kind: Equatable {
        /// A keyword or an identifier without quotes.
        case word
        /// `;`
        case semicolon
        /// `(`
        case open
        /// `)`
        case close
        /// `-- …` without its line end.
        case lineComment
        /// `/* … */`
        case blockComment
        /// `\`, which begins a command of psql.
        case backslash
        /// A string, a quoted identifier, a number, an operator.
        case other

        /// Whether it is a comment.
        var isComment: Bool { self == .lineComment || self == .blockComment }
    }

    let kind: Kind
    /// Where it stands, in bytes.
    let range: Range<Int>
}
