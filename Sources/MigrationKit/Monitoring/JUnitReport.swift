/// Reports of validators as JUnit XML, which continuous integration reads as the results of tests.
///
/// There is no standard; this is what the readers of Jenkins and GitLab have in common: times in seconds,
/// one `failure`, `error` or `skipped` in a test case, names that are unique within a class.
package struct JUnitReport {
    /// A phase that was to be validated and was not.
    package struct Unreached: Sendable {
        /// The phase.
        package let phase: ValidationPhase
        /// Why not, in words.
        package let reason: String

        /// Creates one.
        package init(phase: ValidationPhase, reason: String) {
            self.phase = phase
            self.reason = reason
        }
    }

    private let suites: [JUnitSuite]
    private let timestamp: String
    private let host: String

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - reports: what was found, in order.
    ///   - unreached: the phases that were to follow.
    ///   - timestamp: when, as ISO 8601 text in UTC.
    ///   - host: the machine that it ran on.
    package init(
        _ reports: [ValidationReport], unreached: [Unreached] = [], timestamp: String, host: String
    ) {
        suites =
            reports.map { JUnitSuite($0) }
            + unreached.map { JUnitSuite($0.phase, skipped: $0.reason) }
        // The time zone, which is UTC, has no place in the attribute.
        self.timestamp = String(timestamp.prefix { $0 != "." && $0 != "Z" })
        self.host = host
    }

    /// The document.
    package var xml: String {
        let cases = suites.flatMap(\.cases)
        let inner = suites.map { $0.xml(timestamp: timestamp, host: host) }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="jsmigrate"\(JUnitSuite.totals(of: cases))>
            \(inner)</testsuites>

            """
    }
}
