/// The texts that JavaScript source holds.
package struct JavaScriptTexts {
    /// The texts, in order.
    package let texts: [JavaScriptText]
    /// Where the bodies of the outermost functions stand, in bytes.
    package let functions: [Range<Int>]

    /// Finds the texts of a source.
    package init(_ source: [UInt8]) {
        var lexer = JavaScriptLexer(source)
        var reader = JavaScriptTextReader(source)
        var functions: [Range<Int>] = []
        var start: Int?
        while true {
            let token = lexer.next()
            reader.read(token)
            if token.functionDepth > 0 {
                start = start ?? token.start
            } else if let first = start {
                functions.append(first..<token.start)
                start = nil
            }
            if token.kind == .end { break }
        }
        self.functions = functions
        texts = reader.texts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// Puts texts together, token by token.
private struct JavaScriptTextReader {
    private(set) var texts: [JavaScriptText] = []
    private let source: [UInt8]
    /// The text that is open at each depth of brackets.
    private var open: [Int: OpenText] = [:]
    private var followsPlus = false

    private struct OpenText {
        var pieces: [JavaScriptText.Piece] = []
        var range: Range<Int>
        var hasHead: Bool
        /// Whether a `+` stands behind the last piece.
        var isJoined = false
        /// Whether the last piece ends with a substitution.
        var isInTemplate = false
    }

    init(_ source: [UInt8]) { self.source = source }

    mutating func read(_ token: JavaScriptToken) {
        for depth in open.keys where depth > token.depth { finish(depth) }
        let isText = [.string, .template].contains(token.kind) && token.end - token.start >= 2
        let isPlus =
            token.kind == .punctuator && token.end - token.start == 1
            && source[token.start] == UInt8(ascii: "+")
        if isText {
            add(token)
        } else if let text = open[token.depth], !text.isInTemplate {
            if isPlus {
                open[token.depth]?.isJoined = true
            } else if ends(token) {
                finish(token.depth)
            }
        }
        if token.kind == .end { for depth in open.keys { finish(depth) } }
        followsPlus = isPlus
    }

    private mutating func add(_ token: JavaScriptToken) {
        let continuesTemplate = source[token.start] == UInt8(ascii: "}")
        if continuesTemplate ? open[token.depth] == nil : open[token.depth]?.isJoined != true {
            finish(token.depth)
            open[token.depth] = OpenText(range: token.start..<token.end, hasHead: followsPlus)
        }
        guard var text = open[token.depth] else { return }
        let isOpenEnded = source[..<token.end].suffix(2).elementsEqual("${".utf8)
        let end = token.end - (token.kind == .template && isOpenEnded ? 2 : 1)
        let body = (token.start + 1)..<max(token.start + 1, end)
        let (value, anchors) = JavaScriptEscapes.decoded(
            source, body, isTemplate: token.kind == .template)
        text.pieces.append(
            JavaScriptText.Piece(
                value: value, body: body, anchors: anchors,
                gapBefore: text.pieces.last?.body.upperBound ?? token.start,
                isLiteral: !continuesTemplate && !(token.kind == .template && isOpenEnded)))
        text.range = text.range.lowerBound..<token.end
        text.isJoined = false
        text.isInTemplate = token.kind == .template && isOpenEnded
        open[token.depth] = text
    }

    /// Whether a token ends the expression that a text is an operand of.
    private func ends(_ token: JavaScriptToken) -> Bool {
        switch token.kind {
        case .word: token.startsStatement || token.keyword != .none
        case .punctuator:
            ![
                .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .dot,
            ].contains(token.punctuator)
        case .end: true
        default: false
        }
    }

    private mutating func finish(_ depth: Int) {
        guard let text = open.removeValue(forKey: depth) else { return }
        texts.append(
            JavaScriptText(
                pieces: text.pieces, range: text.range, hasHead: text.hasHead,
                hasTail: text.isJoined || text.isInTemplate))
    }
}
