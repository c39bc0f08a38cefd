/// A suppression that suppresses nothing.
struct UnusedSuppressionRule: LintRule {
    let documentation = RuleDocumentation(
        "unused-suppression", .warning,
        condition: "a comment that allows what the rule does not find there",
        effect: "It would hide what comes later, and says what is not so.",
        safeWay: "remove the comment, or move it above its statement",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                -- jsmigrate: allow drop-table
                ALTER TABLE orders ADD note text;
                """, observation: .ofLinter),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                -- jsmigrate: allow drop-table -- nobody reads it since May
                DROP TABLE orders;
                """))
}
