import PgQuery

/// A constraint that a domain gets, and that is checked at once.
struct DomainConstraintRule: LintRule {
    let documentation = RuleDocumentation(
        "domain-constraint", .error,
        condition: """
            `ALTER DOMAIN … ADD CONSTRAINT` without `NOT VALID`, `SET NOT NULL` or `VALIDATE CONSTRAINT`
            """,
        effect: """
            Every table with a column of the domain is read, under a SHARE lock that keeps everybody from \
            writing to it.
            """,
        safeWay: """
            put the CHECK on each table, where it can be validated while others write; or add it NOT VALID, and \
            VALIDATE CONSTRAINT at a quiet time, and allow this finding there
            """,
        bad: RuleExample(
            setup: """
                CREATE DOMAIN amount AS bigint;
                CREATE TABLE orders (total amount);
                """,
            migration: "ALTER DOMAIN amount ADD CONSTRAINT is_sane CHECK (VALUE >= 0);"),
        good: RuleExample(
            setup: """
                CREATE DOMAIN amount AS bigint;
                CREATE TABLE orders (total amount);
                """,
            migration: "ALTER DOMAIN amount ADD CONSTRAINT is_sane CHECK (VALUE >= 0) NOT VALID;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .alterDomain(let domain, let change) = statement.command,
            !context.schema.isNewType(domain)
        else { return [] }
        switch change {
        case .addConstraint(let constraint) where !constraint.isNotValid:
            return [finding(domain, statement, at: constraint.offset)]
        case .setNotNull, .validate: return [finding(domain, statement, at: nil)]
        default: return []
        }
    }

    private func finding(
        _ domain: SQLName, _ statement: LintStatement, at offset: Int?
    ) -> RuleFinding {
        RuleFinding(
            "nobody can write to the tables that use \(domain) while all of them are read",
            locks: statement.locks, scans: true, at: offset)
    }
}
