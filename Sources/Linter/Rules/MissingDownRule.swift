/// A migration that cannot be rolled back.
struct MissingDownRule: LintRule {
    let documentation = RuleDocumentation(
        "missing-down", .info,
        condition: "a migration that has no `down`",
        effect: "`jsmigrate down` stops at it, with exit code 4.",
        safeWay: """
            write the way back; where there is none, write a down that throws an error which says so
            """,
        bad: RuleExample(
            migration: "CREATE TABLE orders (id bigint);", observation: .ofProgram,
            hasDown: false),
        good: RuleExample(migration: "CREATE TABLE orders (id bigint);"))

    func findings(in source: LintSource) -> [RuleFinding] {
        source.hasDown == false ? [RuleFinding("the migration cannot be rolled back")] : []
    }
}
