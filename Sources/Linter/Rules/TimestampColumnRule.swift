import PgQuery

/// A column of type `timestamp`.
struct TimestampColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "timestamp-without-time-zone", .info,
        condition: "a column of type `timestamp` without time zone",
        effect: "What moment it stands for depends on who reads it.",
        safeWay: "timestamptz, which is as large",
        bad: RuleExample(
            migration: "CREATE TABLE orders (id bigint, paid_at timestamp);"),
        good: RuleExample(
            migration: "CREATE TABLE orders (id bigint, paid_at timestamptz);"))

    var scopeInDown: DownScope { .nothing }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.definedColumns.filter { $0.type?.name == "timestamp" }.map { column in
            RuleFinding(
                "\(column.name) stands for no moment without a time zone", locks: statement.locks,
                at: column.offset)
        }
    }
}
