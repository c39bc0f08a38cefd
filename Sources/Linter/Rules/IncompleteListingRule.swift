/// A script of which not every statement is known.
struct IncompleteListingRule: LintRule {
    let documentation = RuleDocumentation(
        "incomplete-listing", .warning,
        condition: "a script that cannot be followed to its end without a database",
        effect: "What it sends after that place is not linted.",
        safeWay: """
            let the code not depend on answers of the database, or look at the rest with \
            `jsmigrate up --dry-run`
            """,
        bad: RuleExample(
            migration: "SELECT 1;", observation: .ofLinter, gap: "the code fails"
        ),
        good: RuleExample(migration: "SELECT 1;"))

    func findings(in source: LintSource) -> [RuleFinding] {
        source.gaps.map {
            RuleFinding("not all is linted: \($0.reason)", help: $0.help, at: $0.offset)
        }
    }
}
