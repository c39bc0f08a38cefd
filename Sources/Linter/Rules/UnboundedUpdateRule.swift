import PgQuery

/// `UPDATE` of every row.
struct UnboundedUpdateRule: LintRule {
    let documentation = RuleDocumentation(
        "unbounded-update", .warning,
        condition: "`UPDATE` without `WHERE` of a table that was there before the run",
        effect: """
            Every row is locked until the end of the transaction, and written anew: the table may grow to \
            twice its size.
            """,
        safeWay: """
            update in batches of some thousand rows, each in a transaction of its own, with a WHERE that \
            leaves out what is done
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, state text);",
            migration: "UPDATE orders SET state = 'new';"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, state text);",
            migration: """
                UPDATE orders SET state = 'new' WHERE id BETWEEN 1 AND 1000 AND state IS NULL;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .update(let table, let condition) = statement.command,
            condition?.isTrue ?? true, !context.schema.isNew(table)
        else { return [] }
        return [
            RuleFinding(
                "every row of \(table) is locked and written anew", locks: statement.locks,
                scans: true)
        ]
    }
}
