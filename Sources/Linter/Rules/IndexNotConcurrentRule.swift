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
            !index.isOnlyForParent, !context.schema.isNew(index.table),
            !isThereAlready(index, context.schema)
        else { return [] }
        let isPartitioned = context.schema.table(index.table)?.isPartitioned == true
        return [
            RuleFinding(
                "nobody can write to \(index.table) while the index is built",
                help: isPartitioned ? Self.helpForPartitions : nil, locks: statement.locks,
                scans: true)
        ]
    }

    /// A partitioned table has no CONCURRENTLY (manual, "CREATE INDEX", "Building Indexes Concurrently").
    private static let helpForPartitions = """
        CREATE INDEX … ON ONLY the partitioned table, CREATE INDEX CONCURRENTLY on each partition, then \
        ALTER INDEX … ATTACH PARTITION for each
        """

    private func isThereAlready(_ index: IndexDefinition, _ schema: SchemaMemory) -> Bool {
        guard index.ifNotExists, let name = index.name else { return false }
        return schema.index(SQLName(schema: index.table.schema, name: name)) != nil
    }
}
