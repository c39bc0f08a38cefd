import PgQuery

/// `VALIDATE CONSTRAINT` in the transaction that added it.
struct ValidateInSameTransactionRule: LintRule {
    let documentation = RuleDocumentation(
        "validate-in-same-transaction", .error,
        condition:
            "`VALIDATE CONSTRAINT` in the transaction that added the constraint as `NOT VALID`",
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
        return changes.compactMap { change in
            guard case .validateConstraint(let name) = change,
                let adding = context.transaction.unvalidated[TransactionMemory.key(name, of: table)]
            else { return nil }
            return RuleFinding(
                "the lock of adding \(name) is held while every row of \(table) is read",
                locks: adding, scans: true)
        }
    }
}
