import PgQuery

/// `ADD COLUMN` whose type is a domain with a constraint.
struct ConstrainedDomainColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "constrained-domain-column", .error,
        condition: """
            `ADD COLUMN` whose type is a domain with a CHECK or NOT NULL, to a table that is in use
            """,
        effect: """
            The server computes the column for each row to see that the domain takes it, null included: the \
            whole table is written anew, its indexes too, under an ACCESS EXCLUSIVE lock.
            """,
        safeWay: """
            give the column the type that the domain is made of, and put the CHECK on the table as NOT VALID, \
            to be validated in a transaction of its own
            """,
        bad: RuleExample(
            setup: """
                CREATE DOMAIN amount AS bigint CHECK (VALUE >= 0);
                CREATE TABLE orders (id bigint);
                """,
            migration: "ALTER TABLE orders ADD COLUMN total amount;"),
        good: RuleExample(
            setup: """
                CREATE DOMAIN amount AS bigint CHECK (VALUE >= 0);
                CREATE TABLE orders (id bigint);
                """,
            migration: """
                BEGIN;
                ALTER TABLE orders ADD COLUMN total bigint;
                ALTER TABLE orders ADD CONSTRAINT total_is_sane CHECK (total >= 0) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT total_is_sane;
                """),
        RuleExample(
            setup: """
                CREATE DOMAIN label AS text;
                CREATE TABLE orders (id bigint);
                """,
            migration: "ALTER TABLE orders ADD COLUMN name label DEFAULT 'x';"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, columns) = statement.columnsAddedToExistingTable(context) else {
            return []
        }
        return columns.compactMap { column in
            guard let type = column.type, context.schema.base(of: type).isConstrained else {
                return nil
            }
            return RuleFinding(
                "every row of \(table) is written anew, as \(type) is a domain with constraints",
                locks: statement.locks, rewrites: true, scans: true, at: column.offset)
        }
    }
}
