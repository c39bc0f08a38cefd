import PgQuery

/// `ATTACH PARTITION` of a table that no CHECK proves to fit.
struct AttachPartitionRule: LintRule {
    let documentation = RuleDocumentation(
        "attach-partition", .warning,
        condition: """
            `ATTACH PARTITION` of a table without a valid CHECK, and any new partition beside a default one \
            without
            """,
        effect: """
            Every row of the new partition is read under an ACCESS EXCLUSIVE lock on it, unless a CHECK \
            proves that they are within the bounds; those of a default partition are read too, also for `PARTITION OF`.
            """,
        safeWay: """
            add a CHECK of the bounds and of the key being NOT NULL as NOT VALID, validate it in a transaction \
            of its own, then attach, then drop the constraint
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
        switch statement.command {
        case .createTable(let table):
            guard table.partition == .values else { return [] }
            return table.parents.compactMap {
                finding(besides: table.name, in: $0, statement, context.schema)
            }
        case .alterTable(let table, .table, _, let changes):
            return changes.flatMap { change -> [RuleFinding] in
                guard case .attachPartition(let partition, let isDefault) = change else {
                    return []
                }
                let inDefault =
                    isDefault
                    ? nil : finding(besides: partition, in: table, statement, context.schema)
                return [finding(attaching: partition, statement, context.schema), inDefault]
                    .compactMap(\.self)
            }
        default: return []
        }
    }

    private func finding(
        attaching partition: SQLName, _ statement: LintStatement, _ schema: SchemaMemory
    ) -> RuleFinding? {
        if schema.isNew(partition) || schema.table(partition)?.hasValidCheck == true { return nil }
        return RuleFinding(
            "every row of \(partition) is read to see that it is within the bounds",
            locks: statement.locks, scans: true)
    }

    /// What is read of the default partition.
    private func finding(
        besides partition: SQLName, in table: SQLName, _ statement: LintStatement,
        _ schema: SchemaMemory
    ) -> RuleFinding? {
        guard let rest = schema.defaultPartition(of: schema.identity(of: table)),
            let memory = schema.tables[rest], !schema.isNew(rest), !memory.hasValidCheck
        else { return nil }
        return RuleFinding(
            "every row of \(memory.name) is read to see that none belongs to \(partition)",
            help: """
                put a CHECK on \(memory.name) that leaves the bounds out, as NOT VALID, then VALIDATE \
                CONSTRAINT, then add the partition, then drop the constraint
                """,
            locks: statement.locks, scans: true)
    }
}
