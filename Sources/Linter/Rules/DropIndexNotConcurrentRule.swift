import PgQuery

/// `DROP INDEX` without `CONCURRENTLY`.
struct DropIndexNotConcurrentRule: LintRule {
    let documentation = RuleDocumentation(
        "drop-index-not-concurrent", .warning,
        condition: "`DROP INDEX` without `CONCURRENTLY` on a table that is in use",
        effect: """
            It is done in an instant, but waits for every query of the table with an ACCESS EXCLUSIVE \
            lock, behind which all others wait.
            """,
        safeWay: "drop it CONCURRENTLY, in no transaction block",
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint, customer bigint);
                CREATE INDEX orders_customer ON orders (customer);
                """,
            migration: "DROP INDEX orders_customer;", alsoLocks: ["orders_customer"]),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint, customer bigint);
                CREATE INDEX orders_customer ON orders (customer);
                """,
            migration: "DROP INDEX CONCURRENTLY orders_customer;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .drop(let dropped) = statement.command, dropped.kind == .index,
            !dropped.isConcurrent
        else { return [] }
        return dropped.names.filter(context.schema.isOfExistingTable).map { index in
            RuleFinding(
                "nobody can read or write the table of \(index) while this waits and runs",
                steps: steps(dropping: index, dropped, statement, context.schema),
                locks: statement.locks)
        }
    }

    /// Neither CASCADE nor an index of a partitioned table can be dropped so (manual, "DROP INDEX").
    private func steps(
        dropping index: SQLName, _ dropped: DroppedObjects, _ statement: LintStatement,
        _ schema: SchemaMemory
    ) -> [String] {
        let table = schema.index(index).flatMap { schema.tables[$0.table] }
        if dropped.cascades || table?.isPartitioned == true { return [] }
        let mayBeMissing = statement.whole.tokens.contains { $0.keyword == "EXISTS" }
        let condition = mayBeMissing ? "IF EXISTS " : ""
        return ["DROP INDEX CONCURRENTLY \(condition)\(index.plain);"]
    }
}
