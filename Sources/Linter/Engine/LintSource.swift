/// A migration as the linter takes it: what it sends, in order, and where that stands in its file.
package struct LintSource: Sendable {
    /// The file, as people are told of it.
    package let file: String
    /// The file's text.
    package let text: SourceText
    /// What it sends.
    package var queries: [LintQuery] = []
    /// The comments of the file that speak to the linter.
    package var remarks: [SuppressionComment] = []
    /// Whether what is in no transaction of its own is put into one.
    package var usesTransaction = true
    /// Whether it can be rolled back; nil where that is not known.
    package var hasDown: Bool?
    /// Why not all that it sends is known, in sentences without a full stop.
    package var gaps: [String] = []

    /// Makes a source of nothing.
    package init(file: String, text: SourceText) {
        self.file = file
        self.text = text
    }
}

/// A text of SQL that a migration sends.
package struct LintQuery: Sendable {
    /// Where a query stands.
    package enum Place: Equatable, Sendable {
        /// The file has the very text, from this byte on.
        case verbatim(offset: Int)
        /// Somewhere at this line and column, counted from 1: the text's quote, or the call.
        case near(line: Int, column: Int)
    }

    /// The SQL.
    package let text: String
    /// Where it stands.
    package let place: Place
    /// The line of the call that sends it, where that is known and another one.
    package let callLine: Int?

    /// Makes a query.
    package init(text: String, place: Place, callLine: Int? = nil) {
        self.text = text
        self.place = place
        self.callLine = callLine
    }
}
