/// The comments in a text of SQL that speak to the linter, where they are not among those of the file.
struct QueryComments {
    private let text: SourceText?
    private let comments: [SuppressionComment]

    init(_ query: LintQuery) {
        guard query.hasOwnComments, query.text.contains("jsmigrate:") else {
            text = nil
            comments = []
            return
        }
        let text = SourceText(Array(query.text.utf8))
        self.text = text
        comments = text.suppressions(inSQL: query.text, map: query.map)
    }

    /// Those about a statement, which stands in these bytes of the text.
    func about(_ range: Range<Int>) -> [SuppressionComment] {
        guard let text else { return [] }
        let lines = text.lineNumber(of: range.lowerBound)...text.lineNumber(of: range.upperBound)
        return comments.filter { $0.isForFile || lines.contains($0.coveredLine) }
    }
}
