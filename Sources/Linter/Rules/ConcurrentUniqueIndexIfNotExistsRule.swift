import PgQuery

/// `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS`.
struct ConcurrentUniqueIndexIfNotExistsRule: LintRule {
    let documentation = RuleDocumentation(
        "concurrent-unique-index-if-not-exists", .error,
        condition: "`CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS`",
        effect: """
            Where a build before was cut off, or met a duplicate, its invalid index is still there. \
            IF NOT EXISTS takes it for the index that is wanted, and nothing is unique.
            """,
        safeWay: """
            drop what may be left (DROP INDEX CONCURRENTLY IF EXISTS), and build it without IF NOT EXISTS
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, number text);",
            migration: """
                CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number ON orders (number);
                """, observation: .whileBlocked),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, number text);",
            migration: """
                DROP INDEX CONCURRENTLY IF EXISTS orders_number;
                CREATE UNIQUE INDEX CONCURRENTLY orders_number ON orders (number);
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .createIndex(let index) = statement.command, index.isUnique, index.isConcurrent,
            index.ifNotExists
        else { return [] }
        return [
            RuleFinding(
                "an invalid index of that name, which a failed build leaves, would be taken for this one",
                steps: IndexNotConcurrentRule.concurrentBuild(of: index, statement),
                locks: statement.locks, scans: true)
        ]
    }
}
