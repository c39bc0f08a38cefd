import PgQuery

/// Rows that are changed in a transaction that holds a lock on their table.
struct BackfillUnderLockRule: LintRule {
    let documentation = RuleDocumentation(
        "backfill-under-lock", .warning,
        condition: "`UPDATE` or `DELETE` in a transaction that has changed a table's schema before",
        effect: """
            The lock of the schema change is held until the end of the transaction, and so all the while \
            that the rows are changed.
            """,
        safeWay: """
            change rows in a migration of their own, or put BEGIN and COMMIT around the schema change
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                ALTER TABLE orders ADD COLUMN state text;
                UPDATE orders SET state = 'new' WHERE id < 1000;
                """),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                BEGIN;
                ALTER TABLE orders ADD COLUMN state text;
                COMMIT;
                UPDATE orders SET state = 'new' WHERE id < 1000;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        let changes = statement.rowChangesOfExistingTables(context)
        guard let blocked = context.transaction.blocked.first,
            let table = changes.first(where: { $0.kind != .insert })?.table
        else { return [] }
        let others = statement.locks.filter { $0.identity != blocked.identity }
        return [
            RuleFinding(
                "\(blocked.relation) stays locked (\(blocked.mode.words)) while rows of \(table) are changed",
                locks: others + [blocked], scans: true)
        ]
    }
}
