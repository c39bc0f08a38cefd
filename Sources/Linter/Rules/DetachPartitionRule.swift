import PgQuery

/// `DETACH PARTITION` without `CONCURRENTLY`.
struct DetachPartitionRule: LintRule {
    let documentation = RuleDocumentation(
        "detach-partition-not-concurrent", .warning,
        condition: "`DETACH PARTITION` without `CONCURRENTLY`",
        effect:
            "It waits for every query of the whole table, and all others wait behind it. "
            + "Before PostgreSQL 14 the lock on the partition is SHARE UPDATE EXCLUSIVE.",
        safeWay:
            "detach it CONCURRENTLY (PostgreSQL 14 and newer, without a default partition), in no transaction block",
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint) PARTITION BY RANGE (id);
                CREATE TABLE orders_old PARTITION OF orders FOR VALUES FROM (1) TO (1000);
                """,
            migration: "ALTER TABLE orders DETACH PARTITION orders_old;"),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint) PARTITION BY RANGE (id);
                CREATE TABLE orders_old PARTITION OF orders FOR VALUES FROM (1) TO (1000);
                """,
            migration: "ALTER TABLE orders DETACH PARTITION orders_old CONCURRENTLY;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        return changes.compactMap { change in
            guard case .detachPartition(let partition, isConcurrent: false) = change else {
                return nil
            }
            let rest = context.schema.defaultPartition(of: context.schema.identity(of: table))
            let detach = "DETACH PARTITION \(partition.plain) CONCURRENTLY"
            return RuleFinding(
                "nobody can read or write \(table) while this waits to detach \(partition)",
                steps: rest == nil ? [SafeSQL.alter(table, detach)] : [],
                locks: statement.locks)
        }
    }
}
