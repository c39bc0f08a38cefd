import PgQuery

/// `REFRESH MATERIALIZED VIEW` without `CONCURRENTLY`.
struct RefreshNotConcurrentRule: LintRule {
    let documentation = RuleDocumentation(
        "refresh-not-concurrent", .warning,
        condition: "`REFRESH MATERIALIZED VIEW` without `CONCURRENTLY`",
        effect:
            "Nobody can read the view, which an ACCESS EXCLUSIVE lock holds, while its query runs.",
        safeWay: """
            refresh it CONCURRENTLY, for which the view needs a unique index on plain columns, without a WHERE
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (customer bigint);
                CREATE MATERIALIZED VIEW order_counts AS
                  SELECT customer, count(*) AS total FROM orders GROUP BY customer;
                """,
            migration: "REFRESH MATERIALIZED VIEW order_counts;"),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (customer bigint);
                CREATE MATERIALIZED VIEW order_counts AS
                  SELECT customer, count(*) AS total FROM orders GROUP BY customer;
                CREATE UNIQUE INDEX order_counts_key ON order_counts (customer);
                """,
            migration: "REFRESH MATERIALIZED VIEW CONCURRENTLY order_counts;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .refresh(let view, isConcurrent: false, let hasData) = statement.command,
            !context.schema.isNew(view)
        else { return [] }
        let indexes = context.schema.indexes(of: context.schema.identity(of: view))
        let isReady = indexes.contains { $0.isUnique && $0.computedColumns.isEmpty }
        return [
            RuleFinding(
                hasData
                    ? "nobody can read \(view) while its query runs"
                    : "\(view) holds nothing, and reading it fails, until it is refreshed",
                steps: isReady && hasData
                    ? ["REFRESH MATERIALIZED VIEW CONCURRENTLY \(view.plain);"] : [],
                locks: statement.locks,
                rewrites: hasData, scans: hasData)
        ]
    }
}
