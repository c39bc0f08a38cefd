import PgQuery

/// Several tables locked in one transaction, without a time limit.
struct SeveralTablesLockedRule: LintRule {
    let documentation = RuleDocumentation(
        "several-tables-locked", .info,
        condition: """
            several statements of a transaction that lock different tables against reading or writing, \
            with no `lock_timeout`
            """,
        effect: """
            While it waits for the second table nobody gets at the first one; where others lock them in \
            another order, there is a deadlock.
            """,
        safeWay: """
            one table in each transaction, or a lock_timeout (--lock-timeout, or SET), by which the \
            migration is rolled back and tried again
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE customers (id bigint);
                CREATE TABLE orders (id bigint);
                """,
            migration: """
                ALTER TABLE customers ADD note text;
                ALTER TABLE orders ADD note text;
                """),
        good: RuleExample(
            setup: """
                CREATE TABLE customers (id bigint);
                CREATE TABLE orders (id bigint);
                """,
            migration: """
                SET lock_timeout = '2s';
                ALTER TABLE customers ADD note text;
                ALTER TABLE orders ADD note text;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        let transaction = context.transaction
        // Told once, of the second.
        guard let first = transaction.blocked.first, transaction.blockingCount == 1,
            !transaction.hasLockTimeout
        else { return [] }
        let held = Set(transaction.blocked.map(\.identity))
        let further = statement.locks.filter {
            $0.mode.blocksWrites && $0.isOfTable && !held.contains($0.identity)
        }
        guard let next = further.first else { return [] }
        return [
            RuleFinding(
                "\(first.relation) stays locked while this waits for \(next.relation)",
                locks: transaction.blocked + further)
        ]
    }
}
