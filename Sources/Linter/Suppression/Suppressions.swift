/// The suppressions of a file, and which of them were of use.
struct Suppressions {
    private let comments: [SuppressionComment]
    /// The comment and the rule of each suppression that has suppressed something.
    private var used: Set<Use> = []

    private struct Use: Hashable {
        let comment: Int
        let rule: String
    }

    /// The lines of the file that a finding is about.
    enum Extent {
        /// A statement on these lines, sent by a call in a line of its own.
        case statement(ClosedRange<Int>, callLine: Int?)
        /// The whole file.
        case file
    }

    init(_ comments: [SuppressionComment]) { self.comments = comments }

    /// Whether a finding is allowed; the suppression counts as used then.
    mutating func allows(_ rule: String, at extent: Extent) -> Bool {
        var isAllowed = false
        for (index, comment) in comments.enumerated()
        where comment.rules.contains(rule) && Self.covers(comment, extent) {
            used.insert(Use(comment: index, rule: rule))
            isAllowed = true
        }
        return isAllowed
    }

    /// What has suppressed nothing: each comment with the name of a rule.
    var unused: [(comment: SuppressionComment, rule: String)] {
        comments.enumerated().flatMap { index, comment in
            comment.rules.filter { !used.contains(Use(comment: index, rule: $0)) }
                .map { (comment, $0) }
        }
    }

    private static func covers(_ comment: SuppressionComment, _ extent: Extent) -> Bool {
        switch extent {
        case .file: true
        case .statement(let lines, let callLine):
            comment.isForFile || lines.contains(comment.coveredLine)
                || callLine == comment.coveredLine
        }
    }
}
