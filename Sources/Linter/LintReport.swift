/// What was found in the migrations of a run.
package struct LintReport: Equatable, Sendable {
    /// The findings, in the order of the files and of their places.
    package let findings: [LintFinding]
    /// How many migrations were linted.
    package let fileCount: Int

    /// How many findings are of a severity.
    package func count(of severity: LintSeverity) -> Int {
        findings.count { $0.severity == severity }
    }
}
