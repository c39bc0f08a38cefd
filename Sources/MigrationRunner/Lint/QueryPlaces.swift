import Linter
import MigrationKit
import NodeRuntime

/// Finds where in a script the text of a query stands.
struct QueryPlaces {
    private let source: [UInt8]
    private let byValue: [Substring: [JavaScriptTexts.Text]]

    /// Finds the texts of a file.
    init(_ source: [UInt8]) {
        self.source = source
        byValue = Dictionary(
            grouping: JavaScriptTexts(source).texts, by: { $0.value.withoutBlanks })
    }

    /// The query with the place of its text; that of its call where the file has no such text, as where it
    /// is put together, and else the file's beginning.
    func query(_ sql: String, call: FileLocation?) -> LintQuery {
        let line = call?.line ?? 1
        let nearest = byValue[sql.withoutBlanks]?.min { abs($0.line - line) < abs($1.line - line) }
        guard let text = nearest else {
            return LintQuery(text: sql, place: .near(line: line, column: call?.column ?? 1))
        }
        let isVerbatim = source[text.body].elementsEqual(text.value.utf8)
        guard isVerbatim else {
            return LintQuery(
                text: sql, place: .near(line: text.line, column: text.column), callLine: call?.line)
        }
        // What is sent may have been trimmed.
        let offset = text.body.lowerBound + text.value.leadingBlanks - sql.leadingBlanks
        return LintQuery(text: sql, place: .verbatim(offset: offset), callLine: call?.line)
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
