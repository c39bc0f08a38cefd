/// Shows every caught error to `$caught`, which gives an error of the engine Node's words and stack.
///
/// The engine has no hook for the errors that it throws itself; the first who can read one is a `catch`
/// clause. Behind the brace of `catch (error) {` goes `$caught(error);`. No line changes; columns
/// change only behind the brace of a clause that goes on in its line, and are given back by ``MovedColumn``
/// (internal/stack.js). A pattern in place of the name is left alone: it reads the error first.
struct CatchClauses {
    /// The function's name, which scripts see as a variable.
    static let function = "$caught"

    /// Where what goes, in the order of the source.
    private(set) var edits: [Insertion] = []
    private let bytes: [UInt8]
    private let isApplicable: Bool
    private var state = State.none
    private var name: Range<Int> = 0..<0

    private enum State { case none, keyword, parenthesis, name, closed }

    /// Creates one for the UTF-8 source whose tokens it will read.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isApplicable = !SourceEditing.contains(Self.function, in: bytes)
    }

    /// Takes the next token.
    mutating func read(_ token: JavaScriptToken) {
        switch state {
        case _ where token.keyword == .catch && !token.isPropertyName: state = .keyword
        case .keyword where token.isPunctuator(.openParenthesis): state = .parenthesis
        case .parenthesis where token.kind == .word:
            name = token.start..<token.end
            state = .name
        case .name where token.isPunctuator(.closeParenthesis): state = .closed
        case .closed where token.isPunctuator(.openBrace) && isApplicable:
            let name = String(decoding: bytes[name], as: UTF8.self)
            edits.append(Insertion(token.end, "\(Self.function)(\(name));"))
            state = .none
        default: state = .none
        }
    }
}
