import PgQuery

/// A column of a serial type in a new table.
struct PreferIdentityRule: LintRule {
    let documentation = RuleDocumentation(
        "prefer-identity", .info,
        condition: "a column of type `serial` or `bigserial` in a new table",
        effect:
            "The sequence has rights and an owner of its own, and the default can be overwritten by mistake.",
        safeWay: "bigint GENERATED ALWAYS AS IDENTITY",
        bad: RuleExample(
            migration: "CREATE TABLE orders (id bigint, number bigserial);"),
        good: RuleExample(
            migration:
                "CREATE TABLE orders (id bigint, number bigint GENERATED ALWAYS AS IDENTITY);"))

    var scopeInDown: DownScope { .nothing }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.columnsOfNewTable.filter { $0.type?.isSerial == true }.map { column in
            RuleFinding(
                "\(column.name) has a sequence that is an object of its own",
                locks: statement.locks, at: column.offset)
        }
    }
}
