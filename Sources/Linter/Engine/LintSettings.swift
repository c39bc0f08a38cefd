import Arguments
package import MigrationKit

/// What a project wants of the linter.
package struct LintSettings: Sendable {
    /// The rules that are not applied.
    package let disabled: Set<String>
    /// How grave findings of a rule are, where that is not the rule's own word.
    package let severities: [String: LintSeverity]
    /// Whether every statement has a lock timeout, as with `--lock-timeout`.
    package let hasLockTimeout: Bool

    /// Nothing that is not standard.
    package static let standard = LintSettings(
        disabled: [], severities: [:], hasLockTimeout: false)

    private init(disabled: Set<String>, severities: [String: LintSeverity], hasLockTimeout: Bool) {
        self.disabled = disabled
        self.severities = severities
        self.hasLockTimeout = hasLockTimeout
    }

    /// Reads what a configuration says.
    ///
    /// - Parameters:
    ///   - disabled: names of rules.
    ///   - severities: `error`, `warning`, `info` or `off`, by the name of the rule.
    ///   - file: the configuration file, for what is wrong.
    /// - Throws: a failure of exit code 5 for a rule that there is not, naming the nearest one.
    package init(
        disabled: [String], severities words: [(rule: String, severity: String)],
        hasLockTimeout: Bool, file: String
    ) throws(GeneralFailure) {
        var disabled = Set(disabled)
        var severities: [String: LintSeverity] = [:]
        for rule in disabled.sorted() + words.map(\.rule) {
            if let problem = Self.problem(with: rule) {
                throw .configuration(
                    problem, location: FileLocation(file: file),
                    remedy: "Documentation/LintRules.md has all the rules")
            }
        }
        for (rule, word) in words {
            if let severity = LintSeverity(rawValue: word) {
                severities[rule] = severity
            } else {
                disabled.insert(rule)
            }
        }
        self.init(disabled: disabled, severities: severities, hasLockTimeout: hasLockTimeout)
    }

    /// What is wrong with the name of a rule; nil where there is such a rule.
    static func problem(with name: String) -> String? {
        let names = LintRules.all.map(\.name)
        if names.contains(name) { return nil }
        let nearest = nearestMatch(to: name, among: names)
        return "there is no rule '\(name)'" + (nearest.map { ". Did you mean '\($0)'?" } ?? "")
    }
}
