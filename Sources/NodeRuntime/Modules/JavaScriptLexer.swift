/// Cuts JavaScript into tokens and follows its brackets far enough to tell a regular expression
/// from a division, a block from an object, and a declaration from an expression.
///
/// It never fails: source that is no JavaScript gives tokens too, and the engine's parser reports
/// what is wrong. Rules: ECMA-262 chapters 12 (lexical grammar, automatic semicolons) and B.1.1
/// (HTML-like comments).
package struct JavaScriptLexer {
    let bytes: [UInt8]
    var position = 0
    var contexts: [Context] = [Context(.program, then: .statement)]
    var functionDepth = 0

    /// Offset of the first HTML-like comment (`<!--`, `-->`); modules may have none.
    package internal(set) var htmlCommentOffset: Int?

    /// Whether the token before ends an operand, so that a slash divides.
    var afterOperand = false
    /// Whether the token before closes the body of an arrow function, which nothing can continue.
    var afterArrowBody = false
    /// Whether a statement may begin with the next token.
    var atStatement = true
    /// What the closed parameter list before the next token belongs to.
    var pendingBody: Context.Continuation?
    /// What the `function` whose parameters are still to come is.
    var pendingFunction: Context.Continuation?
    /// The classes whose bodies are still to come, with the depth they stand at.
    var pendingClasses: [(depth: Int, then: Context.Continuation)] = []
    /// Whether an import declaration or an export list is being read.
    var inModuleDeclaration = false
    /// Whether the `async` before stands where a declaration may stand.
    var asyncStartsStatement = false
    /// Whether the `await` before belongs to a `for`.
    var afterForAwait = false
    /// Whether the `default` before belongs to an `export`.
    var afterExportDefault = false
    var previous = JavaScriptToken(kind: .end, start: 0, end: 0, followsNewline: false)

    /// Creates a lexer over UTF-8 text.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        skipHashbang()
    }

    /// The next token, `end` for ever at the end of the text.
    package mutating func next() -> JavaScriptToken {
        let newline = skipTrivia()
        let start = position
        var token = JavaScriptToken(
            kind: .end, start: start, end: start, followsNewline: newline,
            depth: contexts.count - 1, functionDepth: functionDepth)
        guard start < bytes.count else { return token }
        switch byte(0) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            token.kind = .string
            scanString()
        case UInt8(ascii: "`"):
            token.kind = .template
            position += 1
            scanTemplate(&token, isContinued: false)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            token.kind = .number
            scanNumber()
        case UInt8(ascii: ".") where isDigit(byte(1)):
            token.kind = .number
            scanNumber()
        case UInt8(ascii: "#"):
            token.kind = .privateName
            position += 1
            scanWord()
        case UInt8(ascii: "/") where !afterOperand && scanRegularExpression():
            token.kind = .regularExpression
        case let first where isWordPart(first):
            token.kind = .word
            scanWord()
            token.keyword = JavaScriptKeyword(spelling: bytes[start..<position])
            token.isInClass = contexts.contains { $0.kind == .classBody }
        default:
            token.kind = .punctuator
            token.punctuator = scanPunctuator()
        }
        token.end = position
        place(&token)
        previous = token
        return token
    }

    /// The byte that many places ahead, 0 behind the end.
    func byte(_ ahead: Int) -> UInt8 {
        let index = position + ahead
        return index < bytes.count ? bytes[index] : 0
    }

    /// The kinds of brackets, and what a closed one leaves behind.
    struct Context {
        enum Kind { case program, block, functionBody, classBody, object, template, other, forHead }

        enum Continuation {
            /// A statement begins: the block or declaration is complete.
            case statement
            /// An operand is complete.
            case operand
            /// An arrow function with a block is complete.
            case arrow
            /// A member of a class or object literal is complete.
            case member
            /// A parameter list is complete, and a body follows: of a declaration…
            case declarationBody
            /// …of a function expression…
            case expressionBody
            /// …or of a method.
            case methodBody
        }

        var kind: Kind
        var then: Continuation
        /// Question marks whose colon is still to come.
        var conditionals = 0
        /// Whether the key of a member is next or being read.
        var atKey = false

        init(_ kind: Kind, then: Continuation, atKey: Bool = false) {
            self.kind = kind
            self.then = then
            self.atKey = atKey
        }

        /// Whether statements stand directly in these brackets.
        var holdsStatements: Bool {
            kind == .program || kind == .block || kind == .functionBody
        }
    }
}
