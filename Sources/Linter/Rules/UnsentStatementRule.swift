/// A statement in a script to which its code did not come where no database answered it.
struct UnsentStatementRule: LintRule {
    let documentation = RuleDocumentation(
        "unsent-statement", .info,
        condition: "a statement in a script that its code was not seen to send",
        effect: """
            Most hang on an answer of the database, behind a condition or in a loop over rows. It is not linted: \
            whatever it locks, writes anew or drops is not told.
            """,
        safeWay: """
            let the statement itself say on what it hangs, with IF EXISTS or IF NOT EXISTS; or look at what is sent with \
            `jsmigrate up --dry-run`, which asks the database, and allow this finding then
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, note text);",
            migration: "SELECT 1 FROM pg_attribute WHERE attname = 'note';",
            observation: .ofLinter, unsent: "ALTER TABLE orders RENAME COLUMN note TO remark;"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS remark text;"))

    /// What is told of such a statement.
    let finding = RuleFinding("the code was not seen to send this statement, which is not linted")
}
