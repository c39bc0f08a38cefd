/// What people read of a rule.
package struct RuleDocumentation: Sendable {
    /// Its name, in small letters and dashes.
    package let name: String
    /// How grave its findings are where nothing else is configured.
    package let severity: LintSeverity
    /// What it finds, in a sentence without a full stop.
    package let condition: String
    /// What that does to a database in use.
    package let effect: String
    /// How to reach the same without it.
    package let safeWay: String
    /// What it finds something in.
    package let bad: RuleExample
    /// What nothing is found in, by no rule.
    package let good: [RuleExample]

    /// Makes the documentation of a rule.
    package init(
        _ name: String, _ severity: LintSeverity, condition: String, effect: String,
        safeWay: String, bad: RuleExample, good: RuleExample...
    ) {
        self.name = name
        self.severity = severity
        self.condition = condition
        self.effect = effect
        self.safeWay = safeWay
        self.bad = bad
        self.good = good
    }
}
