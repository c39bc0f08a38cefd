import PgQuery

/// `ADD COLUMN` with a default that is another one for each row.
struct VolatileDefaultRule: LintRule {
    let documentation = RuleDocumentation(
        "volatile-default", .error,
        condition: "`ADD COLUMN` whose default calls a volatile function",
        effect: """
            Each row gets a value of its own, so the whole table is written anew, its indexes too, under \
            an ACCESS EXCLUSIVE lock. A constant, or now(), costs nothing.
            """,
        safeWay: """
            add the column without a default, set the default in a second statement, and fill the rows \
            that are there in batches
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: """
                ALTER TABLE orders ADD COLUMN token uuid;
                ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
                """),
        RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD COLUMN created timestamptz DEFAULT now();"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, columns) = statement.columnsAddedToExistingTable(context) else {
            return []
        }
        return columns.compactMap { column in
            guard
                let value = column.defaultValue
                    ?? column.type.flatMap(context.schema.defaultValue),
                let function = FunctionVolatility.volatile(in: value, context.schema)
            else { return nil }
            let text = ColumnText(column, in: statement)
            return RuleFinding(
                "every row of \(table) is written anew, as \(function.reason)",
                help: column.isNotNull ? documentation.safeWay + "; then set NOT NULL" : nil,
                steps: text.flatMap { text in
                    text.defaultValue.map {
                        SafeSQL.column(column.name, text.type, default: $0, of: table)
                    }
                } ?? [],
                locks: statement.locks, rewrites: true, scans: true, at: column.offset)
        }
    }
}
