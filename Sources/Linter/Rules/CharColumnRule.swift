import PgQuery

/// A column of type `char(n)`.
struct CharColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "char-column", .info,
        condition: "a column of type `char(n)`",
        effect:
            "Values are filled up with blanks, which some comparisons count and others do not; nothing is gained by it.",
        safeWay: "text, with a CHECK where the length matters",
        bad: RuleExample(
            migration: "CREATE TABLE orders (id bigint, country char(2));"),
        good: RuleExample(
            migration: "CREATE TABLE orders (id bigint, country text CHECK (length(country) = 2));")
    )

    var scopeInDown: DownScope { .nothing }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.definedColumns.filter { $0.type?.name == "bpchar" }.map { column in
            RuleFinding(
                "\(column.name) is filled up with blanks", locks: statement.locks, at: column.offset
            )
        }
    }
}
