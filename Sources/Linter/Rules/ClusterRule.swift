import PgQuery

/// `CLUSTER`.
struct ClusterRule: LintRule {
    let documentation = RuleDocumentation(
        "cluster", .error,
        condition: "`CLUSTER`",
        effect: """
            The table is written anew in the order of an index, under an ACCESS EXCLUSIVE lock; rows that \
            come later are in no order.
            """,
        safeWay: "pg_repack --order-by, which locks the table only for moments",
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint);
                CREATE INDEX orders_id ON orders (id);
                """,
            migration: "CLUSTER orders USING orders_id;", alsoLocks: ["orders_id"]),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);", migration: "ANALYZE orders;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .cluster(let table) = statement.command, table.map(context.schema.isNew) != true
        else { return [] }
        let name = table.map { "\($0)" } ?? "every table that was clustered before"
        return [
            RuleFinding(
                "nobody can read or write \(name) meanwhile", locks: statement.locks,
                rewrites: true, scans: true)
        ]
    }
}
