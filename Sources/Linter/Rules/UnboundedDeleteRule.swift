import PgQuery

/// `DELETE` of every row.
struct UnboundedDeleteRule: LintRule {
    let documentation = RuleDocumentation(
        "unbounded-delete", .error,
        condition: """
            `DELETE` without `WHERE` of a table that was there before the run, also with `USING` or in `WITH`
            """,
        effect: "All rows are gone, one by one; each is locked until the end of the transaction.",
        safeWay:
            "delete in batches of some thousand rows, each in a transaction of its own, with a WHERE",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, state text);", migration: "DELETE FROM orders;"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, state text);",
            migration: "DELETE FROM orders WHERE state = 'cancelled' AND id < 1000;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.rowChangesOfExistingTables(context)
            .filter { $0.kind == .delete && $0.reach == .all }
            .map { change in
                RuleFinding(
                    "every row of \(change.table) is gone", locks: statement.locks, scans: true)
            }
    }
}
