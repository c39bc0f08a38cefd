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
        safeWay: "DROP INDEX CONCURRENTLY, in no transaction block",
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
                locks: statement.locks)
        }
    }
}
