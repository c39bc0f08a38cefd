/// A part of a statement: some of its tokens, with what stands between them.
package struct SQLPart: Sendable {
    private let source: [UInt8]
    /// The tokens.
    package let tokens: ArraySlice<SQLToken>

    /// All of a text.
    package init(_ text: String) {
        self.init(source: Array(text.utf8), tokens: SQLParser.tokens(of: text)[...])
    }

    private init(source: [UInt8], tokens: ArraySlice<SQLToken>) {
        self.source = source
        self.tokens = tokens
    }

    /// The text from the first token to the last.
    package var text: String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return String(
            decoding: source[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    }

    /// Whether it holds nothing.
    package var isEmpty: Bool { tokens.isEmpty }

    /// The member of a list that begins at a byte: up to the comma, the parenthesis or the semicolon that
    /// ends it.
    package func member(at offset: Int) -> SQLPart {
        let rest = tokens.drop { $0.range.lowerBound < offset }
        return SQLPart(source: source, tokens: rest).prefix { [",", ")", ";"].contains($0.sign) }
    }

    /// What comes before the first token outside of parentheses that is wanted; all where there is none.
    package func prefix(upTo isWanted: (SQLToken) -> Bool) -> SQLPart {
        var depth = 0
        let end = tokens.firstIndex { token in
            if depth == 0, isWanted(token) { return true }
            if token.sign == "(" || token.sign == "[" { depth += 1 }
            if token.sign == ")" || token.sign == "]" { depth -= 1 }
            return false
        }
        return SQLPart(source: source, tokens: tokens[..<(end ?? tokens.endIndex)])
    }

    /// What comes behind another part that it begins with.
    package func dropping(_ first: SQLPart) -> SQLPart {
        SQLPart(source: source, tokens: tokens.dropFirst(first.tokens.count))
    }

    /// What comes behind its first tokens.
    package func dropFirst(_ count: Int = 1) -> SQLPart {
        SQLPart(source: source, tokens: tokens.dropFirst(count))
    }

    /// The text with a word more behind the first of some keywords; nil where it has none of them.
    package func inserting(_ word: String, behind keywords: Set<String>) -> String? {
        guard
            let index = tokens.firstIndex(where: { $0.keyword.map(keywords.contains) == true })
        else { return nil }
        let before = SQLPart(source: source, tokens: tokens[...index])
        let after = SQLPart(source: source, tokens: tokens[(index + 1)...])
        return "\(before.text) \(word) \(after.text)"
    }

    /// The text without the first place where some keywords follow one another.
    package func removing(_ keywords: [String]) -> String {
        for index in tokens.indices {
            let behind = index + keywords.count
            guard behind <= tokens.endIndex, tokens[index..<behind].map(\.keyword) == keywords
            else { continue }
            let before = SQLPart(source: source, tokens: tokens[..<index])
            let after = SQLPart(source: source, tokens: tokens[behind...])
            return "\(before.text) \(after.text)"
        }
        return text
    }
}
