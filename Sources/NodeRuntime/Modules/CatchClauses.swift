/// Shows every caught error to `$caught`, which gives an error of the engine Node's words and stack.
///
/// The engine has no hook for the errors that it throws itself; the first who can read one is a `catch`
/// clause. Behind the brace of `catch (error) {` goes `$caught(error);`. No line changes; columns
/// change only behind the brace of a clause that goes on in its line, and are given back by `insertions`
/// (internal/stack.js). A pattern in place of the name is left alone: it reads the error first.
package struct CatchClauses: Sendable {
    /// Text put into a line: what stands behind it has moved.
    package struct Insertion: Equatable, Sendable {
        /// Line from 1.
        package var line: Int
        /// Column of what follows, in the source as written, in UTF-16 units, from 1.
        package var column: Int
        /// How many UTF-16 units were put there.
        package var length: Int
    }

    /// The function's name, which scripts see as a variable.
    static let function = "$caught"

    /// Where what goes, in the order of the source.
    private(set) var edits: [(offset: Int, text: [UInt8])] = []
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
            let text = Array("\(Self.function)(".utf8) + bytes[name] + Array(");".utf8)
            edits.append((token.end, text))
            state = .none
        default: state = .none
        }
    }

    /// The insertions behind which something stands in their line.
    func insertions(in lines: SourceLines) -> [Insertion] {
        edits.compactMap { offset, text in
            let isLast = bytes[offset...].first { $0 != UInt8(ascii: " ") && $0 != 0x0D } == 0x0A
            guard !isLast else { return nil }
            let place = lines.position(of: offset)
            let length = text.reduce(0) { $0 + SourceLines.codeUnits(leadingByte: $1) }
            return Insertion(line: place.line, column: place.column, length: length)
        }
    }
}
