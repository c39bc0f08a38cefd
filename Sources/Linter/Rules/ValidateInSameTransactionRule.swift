import PgQuery

/// `VALIDATE CONSTRAINT` in the transaction that added it.
struct ValidateInSameTransactionRule: LintRule {
    let documentation = RuleDocumentation(
        "validate-in-same-transaction", .error,
        condition: """
            `VALIDATE CONSTRAINT` in the transaction that added the constraint as `NOT VALID`, or that has locked \
            the table otherwise
            """,
        effect: """
            The lock that adding it took is held until the end of the transaction, and so all the while \
            that the rows are read: nothing is gained by NOT VALID.
            """,
        safeWay: """
            validate it in a later migration, or put BEGIN and COMMIT around what comes before: outside of \
            blocks, all statements of a migration share one transaction
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, total bigint);",
            migration: """
                ALTER TABLE orders ADD CONSTRAINT total_is_sane CHECK (total >= 0) NOT VALID;
                ALTER TABLE orders VALIDATE CONSTRAINT total_is_sane;
                """),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, total bigint);",
            migration: """
                BEGIN;
                ALTER TABLE orders ADD CONSTRAINT total_is_sane CHECK (total >= 0) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT total_is_sane;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        let identity = context.schema.identity(of: table)
        // A part of this statement that locks more, or what the transaction has done before.
        let here = statement.locks.first { $0.identity == identity && $0.mode.blocksWrites }
        let before = context.transaction.blocked.first { $0.identity == identity }
        return changes.compactMap { change in
            guard case .validateConstraint(let name) = change else { return nil }
            let key = TransactionMemory.ConstraintKey(name: name, table: identity)
            if let adding = context.transaction.unvalidated[key] {
                return RuleFinding(
                    "the lock of adding \(name) is held while every row of \(table) is read",
                    locks: adding, scans: true)
            }
            guard let lock = here ?? before,
                context.schema.table(table)?.constraints[name]?.isValid != true
            else { return nil }
            return RuleFinding(
                "\(table) is locked (\(lock.mode.words)) while every row of it is read for \(name)",
                locks: [lock], scans: true)
        }
    }
}
