/// A migration that cannot be read or loaded.
struct UnreadableFileRule: LintRule {
    let documentation = RuleDocumentation(
        "unreadable-file", .error,
        condition: "a file that cannot be read, or that is no migration as it stands",
        effect: "`jsmigrate up` stops at it; nothing of it is linted.",
        safeWay: "put the file in order",
        bad: RuleExample(
            migration: "\\copy orders from orders.csv", observation: .ofLinter),
        good: RuleExample(migration: "SELECT 1;"))

    func findings(in source: LintSource) -> [RuleFinding] {
        source.refusal.map { [RuleFinding($0.reason, help: $0.help, at: $0.offset)] } ?? []
    }
}
