/// Turns an ES module into the body of a strict function (see ``RewrittenModule``).
///
/// Import declarations and export lists become `;` and spaces, `export` before a declaration
/// becomes spaces, `export default …` becomes `const $deflt=…` or a declaration of that name,
/// `import.meta` and `import(…)` read identifiers, and what a `catch` clause catches and an `await` waits
/// for is shown to the runtime (see ``CatchClauses``, ``AwaitOperands``). Nothing else changes: what the body imports is there under its own
/// name, as a parameter of the function or through a `with` statement.
package struct ModuleRewriter {
    let bytes: [UInt8]
    let lines: SourceLines
    var tokens: [JavaScriptToken] = []
    var result = RewrittenModule()
    var edits: [(range: Range<Int>, text: [UInt8])] = []
    var index = 0

    /// The variables declared by the module's own statements, as far as exports need them.
    var declarations: [String: Declaration] = [:]
    /// `export { local as exported }` without `from`, decided when all declarations are known.
    var exportList: [(local: JavaScriptToken, exported: String)] = []
    /// Every exported name, with the token that exports it.
    var exportedNames: Set<String> = []

    /// How a variable came about, and the token of its name where it has a value from there on.
    struct Declaration {
        var isConst: Bool
        var initialised: Int?
    }

    /// Creates a rewriter over UTF-8 text.
    package init(_ bytes: [UInt8]) {
        self.bytes = SourceEditing.withoutMark(bytes)
        lines = SourceLines(self.bytes)
    }

    /// The rewritten module; throws what is wrong with its declarations.
    package mutating func rewrite() throws(ModuleSyntaxError) -> RewrittenModule {
        chooseNames()
        try readTokens()
        while current.kind != .end {
            try rewriteToken()
        }
        try resolveExportList()
        markAssignments()
        showCaughtErrorsAndAwaits()
        result.source = String(decoding: edited(), as: UTF8.self)
        return result
    }

    private mutating func chooseNames() {
        for path in [
            \RewrittenModule.Names.register, \.meta, \.dynamicImport, \.defaultExport, \.scope,
            \.arguments,
        ] {
            let name = result.names[keyPath: path]
            result.names[keyPath: path] = SourceEditing.unused(name, in: bytes)
        }
    }

    private mutating func readTokens() throws(ModuleSyntaxError) {
        var lexer = JavaScriptLexer(bytes)
        repeat { tokens.append(lexer.next()) } while tokens[tokens.count - 1].kind != .end
        if let offset = lexer.htmlCommentOffset {
            throw fault("HTML comments are not allowed in modules", at: offset)
        }
    }

    var current: JavaScriptToken { token(index) }

    /// The token of that index; the last one, which is the end, for any index behind it.
    func token(_ index: Int) -> JavaScriptToken { tokens[min(index, tokens.count - 1)] }

    private mutating func rewriteToken() throws(ModuleSyntaxError) {
        let token = current
        switch token.keyword {
        case .return where token.functionDepth == 0:
            throw fault("Illegal return statement", at: token.start)
        case .import:
            let next = self.token(index + 1)
            if next.isPunctuator(.openParenthesis) {
                try checkDynamicImport()
                result.usesDynamicImport = true
                edit(token, result.names.dynamicImport)
            } else if next.isPunctuator(.dot), self.token(index + 2).keyword == .none,
                text(self.token(index + 2)) == "meta"
            {
                result.usesImportMeta = true
                result.hasModuleSyntax = true
                edit(token, result.names.meta)
                edit(next, "")
                edit(self.token(index + 2), "")
            } else {
                guard token.depth == 0 else { throw unexpected(next) }
                try rewriteImport()
                return
            }
        case .export:
            guard token.depth == 0 else { throw unexpected(token) }
            try rewriteExport()
            return
        case .await where token.functionDepth == 0: result.mayAwait = true
        case .new where token.functionDepth == 0 && !token.isInClass: try checkNewTarget()
        case .none where token.kind == .word: rewriteWord(token)
        case .const, .let, .var, .function, .class, .async:
            guard token.depth == 0, token.startsStatement else { break }
            try noteDeclaration()
            return
        default: break
        }
        index += 1
    }

    private mutating func showCaughtErrorsAndAwaits() {
        var clauses = CatchClauses(bytes)
        for token in tokens { clauses.read(token) }
        let insertions = (clauses.edits + AwaitOperands(bytes, tokens).edits())
            .sorted { $0.offset < $1.offset }
        result.movedColumns = MovedColumn.all(for: insertions, in: bytes, lines)
        edits += insertions.map { ($0.offset..<$0.offset, $0.text) }
    }

    /// Throws what the call of a plain function would let pass.
    private func checkDynamicImport() throws(ModuleSyntaxError) {
        if index > 0, tokens[index - 1].keyword == .new {
            throw fault("Cannot use new with import", at: current.start)
        }
        let argument = token(index + 2)
        if argument.isPunctuator(.closeParenthesis) || argument.isPunctuator(.ellipsis) {
            throw unexpected(argument)
        }
        var commas = 0
        for token in tokens[(index + 2)...] where token.depth <= current.depth + 1 {
            if token.depth == current.depth { break }
            if commas == 2 { throw unexpected(token) }
            if token.isPunctuator(.comma) { commas += 1 }
        }
    }

    // MARK: Edits

    mutating func edit(_ token: JavaScriptToken, _ text: String) {
        var replacement = Array(text.utf8)
        let blank = SourceEditing.blanked(bytes[token.start..<token.end])
        replacement += blank.dropFirst(replacement.count)
        edits.append((token.start..<token.end, replacement))
    }

    /// Blanks the tokens and leaves a semicolon in front: what follows may not continue what precedes.
    mutating func blankStatement(_ range: Range<Int>) {
        for index in range { edit(tokens[index], index == range.lowerBound ? ";" : "") }
    }

    private func edited() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = 0
        for edit in edits.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }) {
            output += bytes[position..<edit.range.lowerBound]
            output += edit.text
            position = edit.range.upperBound
        }
        output += bytes[position...]
        SourceEditing.blankHashbang(&output)
        return output
    }

    // MARK: Reading

    /// The text of the token as written.
    func text(_ token: JavaScriptToken) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    /// The name that the word spells, escapes decoded.
    func name(_ token: JavaScriptToken) -> String { JavaScriptEscapes.decoded(text(token)) }

    /// The value of the string literal.
    func value(_ token: JavaScriptToken) -> String {
        JavaScriptEscapes.decoded(String(text(token).dropFirst().dropLast()))
    }

    /// The next word or string of a list of names, consumed.
    mutating func takeName() throws(ModuleSyntaxError) -> JavaScriptToken {
        let token = current
        guard token.kind == .word || token.kind == .string else { throw unexpected(token) }
        index += 1
        return token
    }

    func nameOrValue(_ token: JavaScriptToken) -> String {
        token.kind == .string ? value(token) : name(token)
    }

    /// Consumes the punctuator if it is next.
    mutating func take(_ punctuator: JavaScriptToken.Punctuator) -> Bool {
        guard current.isPunctuator(punctuator) else { return false }
        index += 1
        return true
    }

    /// Consumes the word if it is next; `as` and the like are names in other places.
    mutating func takeWord(_ word: String) -> Bool {
        guard current.kind == .word, text(current) == word else { return false }
        index += 1
        return true
    }

    func fault(_ message: String, at offset: Int) -> ModuleSyntaxError {
        let place = lines.position(of: offset)
        return ModuleSyntaxError(message: message, line: place.line, column: place.column)
    }

    func unexpected(_ token: JavaScriptToken) -> ModuleSyntaxError {
        let message =
            switch token.kind {
            case .end: "Unexpected end of input"
            case .string: "Unexpected string"
            case .number: "Unexpected number"
            case .template: "Unexpected template string"
            case .word where !token.keyword.isReserved: "Unexpected identifier '\(text(token))'"
            default: "Unexpected token '\(text(token))'"
            }
        return fault(message, at: token.start)
    }
}
