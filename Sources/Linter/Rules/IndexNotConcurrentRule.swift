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
            build it CONCURRENTLY, in no transaction block; it waits for transactions, and lets others \
            write meanwhile
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
                help: isPartitioned ? Self.helpForPartitions : nil,
                steps: isPartitioned ? [] : Self.concurrentBuild(of: index, statement),
                locks: statement.locks, scans: true)
        ]
    }

    /// A partitioned table has no CONCURRENTLY (manual, "CREATE INDEX", "Building Indexes Concurrently").
    private static let helpForPartitions = """
        create it ON ONLY the partitioned table, create one CONCURRENTLY on each partition, then attach \
        each of these (ALTER INDEX, ATTACH PARTITION)
        """

    /// The statement with CONCURRENTLY; of a unique index without IF NOT EXISTS, which would take an invalid
    /// one for it.
    static func concurrentBuild(of index: IndexDefinition, _ statement: LintStatement) -> [String] {
        let concurrent =
            index.isConcurrent
            ? statement.whole.text
            : statement.whole.inserting("CONCURRENTLY", behind: ["INDEX"]) ?? statement.text
        guard index.isUnique, index.ifNotExists, let name = index.name else {
            return ["\(concurrent);"]
        }
        let dropped = SQLName(schema: index.table.schema, name: name).plain
        return [
            "DROP INDEX CONCURRENTLY IF EXISTS \(dropped);",
            "\(SQLPart(concurrent).removing(["IF", "NOT", "EXISTS"]));",
        ]
    }

    private func isThereAlready(_ index: IndexDefinition, _ schema: SchemaMemory) -> Bool {
        guard index.ifNotExists, let name = index.name else { return false }
        return schema.index(SQLName(schema: index.table.schema, name: name)) != nil
    }
}
