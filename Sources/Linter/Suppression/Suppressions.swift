/// The suppressions of a file, and which of them were of use.
struct Suppressions {
    /// The comments of the file.
    private let comments: [SuppressionComment]
    /// Those in texts that the file sends: the lines that they are about are those of the text.
    private var remarks: [SuppressionComment] = []
    /// The comment and the rule of each suppression that has suppressed something.
    private var used: Set<Use> = []
    /// What was linted, where there are comments that may be about it.
    private var seen: [Extent] = []

    private struct Use: Hashable {
        let comment: Int
        let rule: String
    }

    /// Where a statement stands.
    struct Extent {
        /// Its lines in the file.
        let lines: ClosedRange<Int>
        /// The line of the call that sends it.
        let callLine: Int?
        /// The comments about it in the text that is sent.
        let remarks: [SuppressionComment]

        /// Whether a comment of the file is about it.
        func isCovered(by comment: SuppressionComment) -> Bool {
            lines.contains(comment.coveredLine) || callLine == comment.coveredLine
        }
    }

    init(_ comments: [SuppressionComment]) { self.comments = comments }

    /// Takes note of a statement that is linted, and of the comments in its text.
    mutating func see(_ extent: Extent) {
        for remark in extent.remarks where !remarks.contains(remark) { remarks.append(remark) }
        if !comments.isEmpty || !remarks.isEmpty { seen.append(extent) }
    }

    /// Whether a finding is allowed; the suppression counts as used then.
    ///
    /// - Parameter extent: the statement that it is about; nil for the file.
    mutating func allows(_ rule: String, at extent: Extent?) -> Bool {
        var isAllowed = false
        let near =
            extent.map { extent in
                comments.filter { $0.isForFile || extent.isCovered(by: $0) }
                    + remarks.filter(\.isForFile) + extent.remarks
            } ?? comments + remarks
        for comment in near where comment.rules.contains(rule) {
            used.insert(Use(comment: comment.offset, rule: rule))
            isAllowed = true
        }
        return isAllowed
    }

    /// The comments that are not understood.
    var problems: [(comment: SuppressionComment, problem: String)] {
        (comments + remarks).compactMap { comment in comment.problem.map { (comment, $0) } }
    }

    /// What has suppressed nothing: each comment with the name of a rule.
    ///
    /// - Parameters:
    ///   - isComplete: whether all that the file sends was seen.
    ///   - unknownLines: lines that may send what was not seen.
    func unused(
        isComplete: Bool, unknownLines: Set<Int>
    ) -> [(comment: SuppressionComment, rule: String)] {
        func isKnown(_ comment: SuppressionComment) -> Bool {
            if comment.isForFile { return isComplete && unknownLines.isEmpty }
            return remarks.contains(comment) || seen.contains { $0.isCovered(by: comment) }
                || isComplete && !unknownLines.contains(comment.coveredLine)
        }
        return (comments + remarks).flatMap { comment in
            let unused = comment.rules.filter {
                !used.contains(Use(comment: comment.offset, rule: $0))
            }
            // A name that no rule has is wrong wherever it stands.
            let hasRules = !unused.isEmpty && isKnown(comment)
            return unused.filter { hasRules || !LintRules.names.contains($0) }.map { (comment, $0) }
        }
    }
}
