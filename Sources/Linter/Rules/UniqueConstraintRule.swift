import PgQuery

/// `ADD UNIQUE` that builds its index itself.
struct UniqueConstraintRule: LintRule {
    let documentation = RuleDocumentation(
        "unique-constraint", .error,
        condition: "`ADD UNIQUE` without `USING INDEX` to a table that is in use",
        effect: "The whole table is read for the index under an ACCESS EXCLUSIVE lock.",
        safeWay: """
            build the index CONCURRENTLY, in no transaction block; USING INDEX makes it the constraint in an \
            instant
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, number text);",
            migration: "ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE (number);"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, number text);",
            migration: """
                CREATE UNIQUE INDEX CONCURRENTLY orders_number ON orders (number);
                ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE USING INDEX orders_number;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.keysBuildingTheirIndex(.unique, context) { constraint, table in
            statement.steps(building: constraint, of: table, context.schema)
        }
    }
}
