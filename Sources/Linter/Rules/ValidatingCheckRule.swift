import PgQuery

/// A CHECK that is checked at once.
struct ValidatingCheckRule: LintRule {
    let documentation = RuleDocumentation(
        "validating-check", .error,
        condition: "`ADD CHECK` without `NOT VALID` to a table that is in use",
        effect: "Every row is read under an ACCESS EXCLUSIVE lock.",
        safeWay: """
            add it NOT VALID, which holds for new rows at once, and VALIDATE CONSTRAINT in a transaction \
            of its own, which lets others read and write
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, total bigint);",
            migration: "ALTER TABLE orders ADD CONSTRAINT total_is_sane CHECK (total >= 0);"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, total bigint);",
            migration: """
                BEGIN;
                ALTER TABLE orders ADD CONSTRAINT total_is_sane CHECK (total >= 0) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT total_is_sane;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard
            let (table, constraints) = statement.constraintsAddedWithColumnsToExistingTable(context)
        else { return [] }
        return constraints.compactMap { constraint in
            guard case .check = constraint.kind, !constraint.isNotValid else { return nil }
            return RuleFinding(
                "nobody can read or write \(table) while every row is checked",
                steps: statement.steps(validating: constraint, of: table, context.schema),
                locks: statement.locks, scans: true, at: constraint.offset)
        }
    }
}
