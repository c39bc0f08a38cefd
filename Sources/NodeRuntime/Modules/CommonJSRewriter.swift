/// A CommonJS module or script, ready for the function wrapper.
package struct RewrittenCommonJS: Sendable {
    /// The source with the lines and columns it had.
    package var source = ""
    /// The identifier, of six characters, that stands for the function `import`.
    package var dynamicImport = "$imprt"
    /// Whether `import(…)` occurs.
    package var usesDynamicImport = false
    /// Whether there is an import or export declaration or an `import.meta`: the file is an
    /// ES module if nothing else says what it is.
    package var hasModuleSyntax = false
    /// Whether an `await` stands outside every function with a block.
    package var mayAwait = false
    /// Where columns have moved.
    package var movedColumns: [MovedColumn] = []
}

/// Prepares CommonJS source: `import(…)` becomes a call of an identifier, a hashbang a comment, what a
/// `catch` clause catches is shown to the runtime (see ``CatchClauses``), and so is what `await` waits for
/// (see ``AwaitOperands``).
package struct CommonJSRewriter {
    private let bytes: [UInt8]

    /// Creates a rewriter over UTF-8 text.
    package init(_ bytes: [UInt8]) { self.bytes = SourceEditing.withoutMark(bytes) }

    /// The rewritten source, and whether the file looks like an ES module instead.
    package func rewrite() -> RewrittenCommonJS {
        var result = RewrittenCommonJS()
        var output = bytes
        SourceEditing.blankHashbang(&output)
        if mentionsKeyword {
            result.dynamicImport = SourceEditing.unused("$imprt", in: bytes)
            scan(into: &result, editing: &output)
        }
        result.source = String(decoding: output, as: UTF8.self)
        return result
    }

    /// Whether one of the words that matter occurs at all: most files need no lexer.
    private var mentionsKeyword: Bool {
        ["import", "export", "await", "catch"].contains { SourceEditing.contains($0, in: bytes) }
    }

    private func scan(into result: inout RewrittenCommonJS, editing output: inout [UInt8]) {
        var lexer = JavaScriptLexer(bytes)
        var clauses = CatchClauses(bytes)
        // Of a source that is very large, as a compiler's is, not all tokens are kept.
        let keepsTokens = bytes.count < 1 << 20
        var tokens: [JavaScriptToken] = []
        var token = lexer.next()
        while token.kind != .end {
            clauses.read(token)
            if keepsTokens { tokens.append(token) }
            let next = lexer.next()
            switch token.keyword {
            case .import where next.isPunctuator(.openParenthesis):
                result.usesDynamicImport = true
                SourceEditing.replace(
                    token.start..<token.end, with: result.dynamicImport, in: &output)
            case .import: result.hasModuleSyntax = true
            case .export where token.depth == 0: result.hasModuleSyntax = true
            case .await where token.functionDepth == 0: result.mayAwait = true
            default: break
            }
            token = next
        }
        var insertions = clauses.edits
        if keepsTokens { insertions += AwaitOperands(bytes, tokens + [token]).edits() }
        guard !insertions.isEmpty else { return }
        insertions.sort { $0.offset < $1.offset }
        result.movedColumns = MovedColumn.all(for: insertions, in: bytes, SourceLines(bytes))
        SourceEditing.insert(insertions, into: &output)
    }
}
