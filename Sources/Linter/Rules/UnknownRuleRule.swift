/// A suppression of a rule that there is not.
struct UnknownRuleRule: LintRule {
    let documentation = RuleDocumentation(
        "unknown-rule", .error,
        condition: "a comment that names no rule to allow, or one that there is not",
        effect: "It suppresses nothing.",
        safeWay: """
            write the rule's name as it stands in brackets behind the finding: \
            `jsmigrate: allow RULE -- reason`
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                -- jsmigrate: allow drop-tabel
                ALTER TABLE orders ADD note text;
                """, observation: .ofLinter),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                -- jsmigrate: allow drop-table -- nobody reads it since May
                DROP TABLE orders;
                """))
}
