import PgQuery

/// `ADD COLUMN … NOT NULL` without a default.
struct RequiredColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "required-column", .error,
        condition: "`ADD COLUMN … NOT NULL` without a default to a table that was there before",
        effect: "It fails on a table that holds rows: they would be null in that column.",
        safeWay: """
            give it a constant default, which costs nothing; or add it without NOT NULL, have programs fill \
            it, fill the rows that are there, and set NOT NULL behind a validated CHECK
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD COLUMN state text NOT NULL;",
            observation: .refused("23502")),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'new';"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, columns) = statement.columnsAddedToExistingTable(context) else {
            return []
        }
        return columns.filter { lacksValue($0, context.schema) }.map { column in
            RuleFinding(
                "the rows that \(table) holds have no value for \(column.name)",
                steps: ColumnText(column, in: statement).map {
                    let name = SQLText.plainIdentifier(column.name)
                    return [SafeSQL.alter(table, "ADD COLUMN \(name) \($0.type)")]
                } ?? [],
                locks: statement.locks, scans: true, at: column.offset)
        }
    }

    private func lacksValue(_ column: ColumnDefinition, _ schema: SchemaMemory) -> Bool {
        let ofDomain = column.type.flatMap(schema.defaultValue)
        let isRequired = column.isNotNull || column.type.map(schema.isNotNull) == true
        return isRequired && !column.isIdentity && column.generation == nil
            && (column.defaultValue ?? ofDomain).map(\.isNull) ?? (column.type?.isSerial != true)
    }
}
