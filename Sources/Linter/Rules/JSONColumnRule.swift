import PgQuery

/// A column of type `json`.
struct JSONColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "json-column", .warning,
        condition: "a column of type `json`",
        effect:
            "There is no equality for it, so that SELECT DISTINCT and GROUP BY fail, and it has to be parsed at each use.",
        safeWay: "jsonb, unless the very text has to be kept",
        bad: RuleExample(
            migration: "CREATE TABLE orders (id bigint, details json);"),
        good: RuleExample(
            migration: "CREATE TABLE orders (id bigint, details jsonb);"))

    var scopeInDown: DownScope { .nothing }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.definedColumns.filter { $0.type?.name == "json" }.map { column in
            RuleFinding(
                "\(column.name) is json, which has no equality; jsonb has", locks: statement.locks,
                at: column.offset)
        }
    }
}
