import PgQuery

/// `ADD PRIMARY KEY USING INDEX` on columns that are not NOT NULL.
struct PrimaryKeyOnNullableRule: LintRule {
    let documentation = RuleDocumentation(
        "primary-key-on-nullable", .warning,
        condition: "`ADD PRIMARY KEY USING INDEX` whose columns are not known to be `NOT NULL`",
        effect: """
            Where they are not, the server sets NOT NULL by itself and reads the whole table for it, \
            under an ACCESS EXCLUSIVE lock.
            """,
        safeWay: """
            set NOT NULL before, behind a validated CHECK (column IS NOT NULL)
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                CREATE UNIQUE INDEX CONCURRENTLY orders_key ON orders (id);
                ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_key;
                """,
            alsoLocks: ["orders_key"]),
        good: PrimaryKeyRule.safeExample)

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, constraints) = statement.constraintsAddedToExistingTable(context) else {
            return []
        }
        return constraints.compactMap { constraint in
            guard constraint.kind == .primaryKey, let index = constraint.index else { return nil }
            let columns = context.schema.index(SQLName(schema: table.schema, name: index))?.columns
            let memory = context.schema.table(table)
            let nullable = columns?.filter { memory?.isProvenNotNull($0) != true }
            if nullable?.isEmpty == true { return nil }
            let names = nullable?.joined(separator: ", ") ?? "the columns of \(index)"
            let proofs = nullable?.flatMap { SafeSQL.notNull($0, of: table) }
            return RuleFinding(
                "every row of \(table) is read unless \(names) is NOT NULL already",
                steps: proofs.map { $0 + [statement.terminated] } ?? [],
                locks: statement.locks, scans: true, at: constraint.offset)
        }
    }
}
