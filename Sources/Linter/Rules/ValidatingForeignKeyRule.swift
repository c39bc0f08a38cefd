import PgQuery

/// A foreign key that is checked at once.
struct ValidatingForeignKeyRule: LintRule {
    let documentation = RuleDocumentation(
        "validating-foreign-key", .error,
        condition: """
            `ADD FOREIGN KEY` without `NOT VALID` to a table that is in use, or a new column that refers to \
            another table and has a default
            """,
        effect: """
            Every row is compared with the other table while a SHARE ROW EXCLUSIVE lock keeps everybody \
            from writing to both.
            """,
        safeWay: """
            add it NOT VALID, which holds for new rows at once, and VALIDATE CONSTRAINT in a transaction \
            of its own, which lets others write
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE customers (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint, customer bigint);
                """,
            migration: """
                ALTER TABLE orders
                  ADD CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers (id);
                """),
        good: RuleExample(
            setup: """
                CREATE TABLE customers (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint, customer bigint);
                """,
            migration: """
                BEGIN;
                ALTER TABLE orders ADD CONSTRAINT orders_customer
                  FOREIGN KEY (customer) REFERENCES customers (id) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT orders_customer;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, alone) = statement.constraintsAddedToExistingTable(context),
            let (_, columns) = statement.columnsAddedToExistingTable(context)
        else { return [] }
        let isPartitioned = context.schema.table(table)?.isPartitioned == true
        // Without a default a new column is null in every row, which breaks no foreign key.
        let behindColumns = columns.filter { $0.defaultValue != nil }.flatMap(\.constraints)
        return (alone + behindColumns).compactMap { constraint in
            guard let other = constraint.referencedTable, !constraint.isNotValid else { return nil }
            return RuleFinding(
                "nobody can write to \(table) and \(other) while every row is compared",
                help: isPartitioned ? Self.helpForPartitions : nil,
                steps: isPartitioned
                    ? [] : statement.steps(validating: constraint, of: table, context.schema),
                locks: statement.locks, scans: true, at: constraint.offset)
        }
    }

    /// A partitioned table has no NOT VALID for foreign keys before PostgreSQL 18 (manual, "ALTER TABLE").
    private static let helpForPartitions = """
        add it to each partition as NOT VALID, VALIDATE CONSTRAINT there in transactions of their own, then \
        add it to the partitioned table, which takes over what is valid
        """
}
