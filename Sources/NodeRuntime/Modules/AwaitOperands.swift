/// Puts a call of `$await` around what each `await` waits for.
///
/// The function hands it on, and keeps what `AsyncLocalStorage` holds for the code behind the `await`
/// (internal/async_context.js): the engine runs that code without asking anybody.
struct AwaitOperands {
    /// The function's name, which scripts see as a variable.
    static let function = "$await"

    private let bytes: [UInt8]
    private let tokens: [JavaScriptToken]

    /// Takes the UTF-8 source and all its tokens, the end included.
    init(_ bytes: [UInt8], _ tokens: [JavaScriptToken]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    /// What goes where, in the order of the source.
    func edits() -> [Insertion] {
        guard !SourceEditing.contains(Self.function, in: bytes) else { return [] }
        var result: [Insertion] = []
        for index in tokens.indices where tokens[index].keyword == .await {
            if index > 0, tokens[index - 1].keyword == .for { continue }
            guard let end = operandEnd(index + 1) else { continue }
            result.append(Insertion(tokens[index + 1].start, "\(Self.function)("))
            result.append(Insertion(tokens[end - 1].end, ")"))
        }
        // Where two end, the one that began later ends first; both look alike.
        return result.sorted { $0.offset < $1.offset }
    }

    /// The index behind the operand of a unary operator that begins there; nil where none does.
    private func operandEnd(_ start: Int) -> Int? {
        var index = start
        while isPrefix(tokens[index]) { index += 1 }
        guard var end = primaryEnd(index) else { return nil }
        while let next = suffixEnd(end) { end = next }
        return end
    }

    private func isPrefix(_ token: JavaScriptToken) -> Bool {
        switch token.keyword {
        case .typeof, .void, .delete, .await, .new: return true
        case .none: break
        default: return false
        }
        if token.isPunctuator(.increment) { return true }
        return token.isPunctuator(.other)
            && ["!", "~", "+", "-"].contains {
                bytes[token.start..<token.end].elementsEqual($0.utf8)
            }
    }

    private func primaryEnd(_ index: Int) -> Int? {
        let token = tokens[index]
        switch token.kind {
        case .end: return nil
        case .template: return templateEnd(index)
        case .number, .string, .regularExpression, .privateName: return index + 1
        case .word:
            switch token.keyword {
            case .async where tokens[index + 1].keyword == .function: return bodyEnd(index)
            case .function, .class: return bodyEnd(index)
            case .in, .of, .instanceof: return nil
            default: return index + 1
            }
        case .punctuator:
            switch token.punctuator {
            case .openParenthesis, .openBracket, .openBrace: return closed(index)
            // new.target
            case .dot: return index + 2
            default: return nil
            }
        }
    }

    private func suffixEnd(_ index: Int) -> Int? {
        let token = tokens[index]
        if token.kind == .template {
            return bytes[token.start] == UInt8(ascii: "`") ? templateEnd(index) : nil
        }
        switch token.punctuator {
        case .openParenthesis, .openBracket: return closed(index)
        case .increment: return token.followsNewline ? nil : index + 1
        case .dot:
            let next = tokens[index + 1]
            if next.isPunctuator(.openParenthesis) || next.isPunctuator(.openBracket) {
                return closed(index + 1)
            }
            return next.kind == .template ? templateEnd(index + 1) : index + 2
        default: return nil
        }
    }

    /// The index behind the bracket that closes the one there.
    private func closed(_ index: Int) -> Int? {
        tokens[(index + 1)...].firstIndex {
            $0.depth == tokens[index].depth && $0.kind == .punctuator
        }.map { $0 + 1 }
    }

    /// The index behind the template that begins there, its substitutions included.
    private func templateEnd(_ index: Int) -> Int? {
        let tick = UInt8(ascii: "`")
        let opening = tokens[index]
        if opening.end - opening.start > 1, bytes[opening.end - 1] == tick { return index + 1 }
        return tokens[(index + 1)...].firstIndex {
            $0.kind == .template && $0.depth == opening.depth && bytes[$0.end - 1] == tick
        }.map { $0 + 1 }
    }

    /// The index behind the body of a function or class expression.
    private func bodyEnd(_ index: Int) -> Int? {
        let depth = tokens[index].depth
        let brace = tokens[index...].firstIndex {
            $0.depth == depth && $0.isPunctuator(.openBrace)
        }
        return brace.flatMap(closed)
    }
}
