/// The texts that JavaScript source holds: its string literals, and templates without substitutions.
package struct JavaScriptTexts {
    /// One text.
    package struct Text: Equatable {
        /// What it stands for, escapes decoded.
        package let value: String
        /// The line and column of its quote in the source, counted from 1; columns in UTF-16 units.
        package let line, column: Int
        /// Where it stands between its quotes, in bytes.
        package let body: Range<Int>
    }

    /// The texts, in order.
    package let texts: [Text]

    /// Finds the texts of a source.
    package init(_ source: [UInt8]) {
        var lexer = JavaScriptLexer(source)
        let lines = SourceLines(source)
        var texts: [Text] = []
        while true {
            let token = lexer.next()
            if token.kind == .end { break }
            guard [.string, .template].contains(token.kind), token.end - token.start >= 2 else {
                continue
            }
            let quote = source[token.start]
            // The parts of a template around its substitutions begin or end with a brace.
            guard source[token.end - 1] == quote,
                quote == UInt8(ascii: "`") || token.kind == .string
            else { continue }
            let body = (token.start + 1)..<(token.end - 1)
            let place = lines.position(of: token.start)
            texts.append(
                Text(
                    value: JavaScriptEscapes.decoded(
                        String(decoding: source[body], as: UTF8.self)),
                    line: place.line, column: place.column, body: body))
        }
        self.texts = texts
    }
}
