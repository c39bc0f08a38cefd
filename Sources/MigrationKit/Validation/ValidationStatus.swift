/// What a check came to, from good to bad.
package enum ValidationStatus: String, CaseIterable, Comparable, Sendable {
    /// Nothing stands against the run.
    case pass = "PASS"

    /// Something an operator should know, which stops nothing.
    case warn = "WARN"

    /// Something that must be settled: exit 1 before a run, exit 3 after it.
    case fail = "FAIL"

    /// Whether the left status is better than the right one.
    package static func < (left: ValidationStatus, right: ValidationStatus) -> Bool {
        left.severity < right.severity
    }

    private var severity: Int {
        switch self {
        case .pass: 0
        case .warn: 1
        case .fail: 2
        }
    }
}
