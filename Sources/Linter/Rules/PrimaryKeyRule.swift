import PgQuery

/// `ADD PRIMARY KEY` that builds its index itself.
struct PrimaryKeyRule: LintRule {
    let documentation = RuleDocumentation(
        "primary-key", .error,
        condition: "`ADD PRIMARY KEY` without `USING INDEX` to a table that is in use",
        effect:
            "The whole table is read for the index, and for nulls, under an ACCESS EXCLUSIVE lock.",
        safeWay: """
            CREATE UNIQUE INDEX CONCURRENTLY, see that the columns are NOT NULL, then \
            ADD PRIMARY KEY USING INDEX
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD PRIMARY KEY (id);"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                BEGIN;
                ALTER TABLE orders ADD CONSTRAINT id_is_there CHECK (id IS NOT NULL) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT id_is_there;
                ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
                CREATE UNIQUE INDEX CONCURRENTLY orders_key ON orders (id);
                ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_key;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard
            let (table, constraints) = statement.constraintsAddedWithColumnsToExistingTable(context)
        else { return [] }
        return constraints.filter { $0.kind == .primaryKey && $0.index == nil }.map { constraint in
            RuleFinding(
                "nobody can read or write \(table) while the index is built",
                locks: statement.locks, scans: true, at: constraint.offset)
        }
    }
}
