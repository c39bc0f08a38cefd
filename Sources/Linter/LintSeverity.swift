/// How grave a finding is.
package enum LintSeverity: String, CaseIterable, Comparable, Sendable {
    /// It blocks, breaks or loses something on a database that is in use; `lint` then fails.
    case error
    /// It may, depending on what is in the table and who uses it.
    case warning
    /// There is a better way.
    case info

    /// The gravest is the smallest.
    package static func < (left: LintSeverity, right: LintSeverity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }
}
