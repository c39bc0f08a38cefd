import PgQuery

/// `DO` and `CALL`.
struct CodeNotLintedRule: LintRule {
    let documentation = RuleDocumentation(
        "code-not-linted", .info,
        condition: "`DO` or `CALL`, whose code is not looked at",
        effect: "Whatever it locks, writes anew or drops is not told.",
        safeWay: """
            write the statements as the migration's own, with IF EXISTS or IF NOT EXISTS where they may have run \
            before; or try it on a copy of the database, and allow this finding then
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, note text);",
            migration: "DO $$ BEGIN ALTER TABLE orders DROP COLUMN note; END $$;",
            observation: .ofLinter),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.command == .code ? [RuleFinding("what this code does is not linted")] : []
    }
}
