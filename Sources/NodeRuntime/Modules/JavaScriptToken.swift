/// One token of JavaScript source, with what its place in the grammar says about it.
package struct JavaScriptToken: Sendable {
    /// The lexical class of a token.
    package enum Kind: UInt8, Sendable {
        case word, privateName, number, string, template, regularExpression, punctuator, end
    }

    /// The punctuators that decide how the source goes on; all others are `other`.
    package enum Punctuator: UInt8, Sendable {
        case none, openBrace, closeBrace, openParenthesis, closeParenthesis, openBracket
        case closeBracket, semicolon, comma, colon, question, dot, ellipsis, arrow, increment
        case assignment, compoundAssignment, star, other
    }

    /// The lexical class.
    package var kind: Kind
    /// Which punctuator it is; `none` for any other kind.
    package var punctuator: Punctuator = .none
    /// Which keyword a word is; `none` for names, and for words that are property names.
    package var keyword: JavaScriptKeyword = .none
    /// Offset of the first byte.
    package var start: Int
    /// Offset behind the last byte.
    package var end: Int
    /// Whether a line terminator lies between the token before and this one.
    package var followsNewline: Bool
    /// Whether a statement begins here, as far as that matters for declarations.
    package var startsStatement = false
    /// Whether the word is the name of a property: after a dot, or the key of a literal or class.
    package var isPropertyName = false
    /// Whether a class body is open around a word.
    package var isInClass = false
    /// How many brackets are open around the token; an opening and its closing one agree.
    package var depth = 0
    /// How many function bodies are open around the token.
    package var functionDepth = 0

    /// Whether the token is that punctuator.
    package func isPunctuator(_ wanted: Punctuator) -> Bool { punctuator == wanted }
}
