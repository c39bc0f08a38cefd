import PgQuery

/// `ADD PRIMARY KEY` that builds its index itself.
struct PrimaryKeyRule: LintRule {
    let documentation = RuleDocumentation(
        "primary-key", .error,
        condition: "`ADD PRIMARY KEY` without `USING INDEX` to a table that is in use",
        effect:
            "The whole table is read for the index, and for nulls, under an ACCESS EXCLUSIVE lock.",
        safeWay: """
            have the columns NOT NULL behind a validated CHECK, and build the index CONCURRENTLY, in no \
            transaction block; USING INDEX makes it the key in an instant
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD PRIMARY KEY (id);"),
        good: safeExample)

    /// The key in steps, its column one that may hold nulls.
    static let safeExample = RuleExample(
        setup: "CREATE TABLE orders (id bigint);",
        migration: """
            BEGIN;
            ALTER TABLE orders ADD CONSTRAINT id_is_there CHECK (id IS NOT NULL) NOT VALID;
            COMMIT;
            ALTER TABLE orders VALIDATE CONSTRAINT id_is_there;
            ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
            CREATE UNIQUE INDEX CONCURRENTLY orders_key ON orders (id);
            ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_key;
            """)

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.keysBuildingTheirIndex(.primaryKey, context) { constraint, table in
            steps(constraint, of: table, statement, context.schema)
        }
    }

    private func steps(
        _ constraint: TableConstraint, of table: SQLName, _ statement: LintStatement,
        _ schema: SchemaMemory
    ) -> [String] {
        let key = statement.steps(building: constraint, of: table, schema)
        if key.isEmpty { return [] }
        let nullable = constraint.columns.filter {
            schema.table(table)?.isProvenNotNull($0) != true
        }
        return nullable.flatMap { SafeSQL.notNull($0, of: table) } + key
    }
}
