import PgQuery

/// `CREATE INDEX` without `CONCURRENTLY`.
struct IndexNotConcurrentRule: LintRule {
    let documentation = RuleDocumentation(
        "index-not-concurrent", .error,
        condition: "`CREATE INDEX` without `CONCURRENTLY` on a table that is in use",
        effect: """
            The whole table is read while a SHARE lock keeps everybody from writing to it: minutes on \
            a large table.
            """,
        safeWay: """
            CREATE INDEX CONCURRENTLY, in no transaction block; it waits for transactions, and lets \
            others write meanwhile
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: "CREATE INDEX orders_customer ON orders (customer);"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);"),
        RuleExample(
            migration: """
                CREATE TABLE orders (id bigint, customer bigint);
                CREATE INDEX orders_customer ON orders (customer);
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .createIndex(let index) = statement.command, !index.isConcurrent,
            !index.isOnlyForParent, !context.schema.isNew(index.table)
        else { return [] }
        return [
            RuleFinding(
                "nobody can write to \(index.table) while the index is built",
                locks: statement.locks, scans: true)
        ]
    }
}
