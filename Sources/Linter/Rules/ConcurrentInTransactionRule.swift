import PgQuery

/// What builds concurrently, inside a block of the migration's own.
struct ConcurrentInTransactionRule: LintRule {
    let documentation = RuleDocumentation(
        "concurrent-in-transaction", .error,
        condition:
            "`CONCURRENTLY`, or another command that cannot run there, between `BEGIN` and `COMMIT`",
        effect: "The server refuses it (SQLSTATE 25001), and the migration fails.",
        safeWay: "move it behind COMMIT; in no block of the migration's own it runs alone",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: """
                BEGIN;
                CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
                COMMIT;
                """, observation: .refused("25001")),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: """
                BEGIN;
                ALTER TABLE orders ADD note text;
                COMMIT;
                CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        // A block accepts ADD VALUE, which has a rule of its own.
        if case .addEnumValue = statement.command { return [] }
        guard case .alone(let command) = statement.kind, context.transaction.isBlock else {
            return []
        }
        return [RuleFinding("\(command) cannot run inside a transaction block")]
    }
}
