import Linter
import NodeRuntime

/// Finds where in a script the text of a query stands.
struct QueryPlaces {
    private let source: [UInt8]
    private let texts: [JavaScriptTexts.Text]
    private let byValue: [Substring: Int]

    /// Finds the texts of a file.
    init(_ source: [UInt8]) {
        self.source = source
        texts = JavaScriptTexts(source).texts
        byValue = Dictionary(
            texts.enumerated().map { ($0.element.value.withoutBlanks, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The query with the place of its text; the file's beginning where it has no such text.
    func query(_ sql: String) -> LintQuery {
        guard let index = byValue[sql.withoutBlanks] else {
            return LintQuery(text: sql, place: .near(line: 1, column: 1))
        }
        let text = texts[index]
        let isVerbatim = source[text.body].elementsEqual(text.value.utf8)
        guard isVerbatim else {
            return LintQuery(text: sql, place: .near(line: text.line, column: text.column))
        }
        // What is sent may have been trimmed.
        let offset = text.body.lowerBound + text.value.leadingBlanks - sql.leadingBlanks
        return LintQuery(text: sql, place: .verbatim(offset: offset))
    }
}

extension String {
    /// The text between its blanks.
    fileprivate var withoutBlanks: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// How many bytes of blanks it begins with.
    fileprivate var leadingBlanks: Int { prefix(while: \.isWhitespace).utf8.count }
}
