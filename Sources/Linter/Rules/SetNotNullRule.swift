import PgQuery

/// `SET NOT NULL` where no CHECK has proven it.
struct SetNotNullRule: LintRule {
    let documentation = RuleDocumentation(
        "set-not-null", .error,
        condition: "`SET NOT NULL` on a column that no valid CHECK proves to have no nulls",
        effect: "The whole table is read under an ACCESS EXCLUSIVE lock.",
        safeWay: """
            have a CHECK of it as NOT VALID first, validate that in a transaction of its own, then SET NOT \
            NULL, which then reads nothing (PostgreSQL 12 and newer)
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: "ALTER TABLE orders ALTER COLUMN customer SET NOT NULL;"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: """
                BEGIN;
                ALTER TABLE orders
                  ADD CONSTRAINT customer_is_there CHECK (customer IS NOT NULL) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT customer_is_there;
                ALTER TABLE orders ALTER COLUMN customer SET NOT NULL;
                ALTER TABLE orders DROP CONSTRAINT customer_is_there;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        let memory = context.schema.table(table)
        return changes.compactMap { change in
            guard case .setNotNull(let column) = change,
                memory?.isProvenNotNull(column) != true
            else { return nil }
            return RuleFinding(
                "every row of \(table) is read to see whether \(column) is null somewhere",
                steps: SafeSQL.notNull(column, of: table), locks: statement.locks, scans: true)
        }
    }
}
