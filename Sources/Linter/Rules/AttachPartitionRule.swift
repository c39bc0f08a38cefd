import PgQuery

/// `ATTACH PARTITION` of a table that no CHECK proves to fit.
struct AttachPartitionRule: LintRule {
    let documentation = RuleDocumentation(
        "attach-partition", .warning,
        condition: "`ATTACH PARTITION` of a table without a valid CHECK that was added in the run",
        effect: """
            Every row of the new partition is read under an ACCESS EXCLUSIVE lock on it, unless a CHECK \
            proves that they are within the bounds; rows of a default partition are read too.
            """,
        safeWay: """
            ADD CONSTRAINT … CHECK (the bounds, and the key IS NOT NULL) NOT VALID, then VALIDATE \
            CONSTRAINT, then attach, then drop the constraint
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint) PARTITION BY RANGE (id);
                CREATE TABLE orders_old (id bigint);
                """,
            migration: """
                ALTER TABLE orders ATTACH PARTITION orders_old FOR VALUES FROM (1) TO (1000);
                """),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint) PARTITION BY RANGE (id);
                CREATE TABLE orders_old (id bigint);
                """,
            migration: """
                BEGIN;
                ALTER TABLE orders_old ADD CONSTRAINT within_bounds
                  CHECK (id IS NOT NULL AND id >= 1 AND id < 1000) NOT VALID;
                COMMIT;
                ALTER TABLE orders_old VALIDATE CONSTRAINT within_bounds;
                ALTER TABLE orders ATTACH PARTITION orders_old FOR VALUES FROM (1) TO (1000);
                """),
        RuleExample(
            setup: "CREATE TABLE orders (id bigint) PARTITION BY RANGE (id);",
            migration: """
                CREATE TABLE orders_new (LIKE orders);
                ALTER TABLE orders ATTACH PARTITION orders_new FOR VALUES FROM (1000) TO (2000);
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (_, changes) = statement.tableChanges else { return [] }
        return changes.compactMap { change in
            guard case .attachPartition(let partition, _) = change,
                !context.schema.isNew(partition)
            else { return nil }
            let constraints = context.schema.table(partition)?.constraints.values
            if constraints?.contains(where: { $0.isCheck && $0.isValid }) == true { return nil }
            return RuleFinding(
                "every row of \(partition) is read to see that it is within the bounds",
                locks: statement.locks, scans: true)
        }
    }
}
