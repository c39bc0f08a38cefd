import PgQuery

/// `ADD COLUMN … GENERATED ALWAYS AS (…) STORED`.
struct StoredGeneratedColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "stored-generated-column", .error,
        condition: "`ADD COLUMN` of a stored generated column to a table that is in use",
        effect: """
            The whole table is written anew with the computed values, its indexes too, under an ACCESS \
            EXCLUSIVE lock.
            """,
        safeWay: """
            add a plain column that a trigger keeps in step, and fill the rows that are there in batches; \
            or compute it in a view or an index
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, net bigint, tax bigint);",
            migration: """
                ALTER TABLE orders ADD COLUMN total bigint GENERATED ALWAYS AS (net + tax) STORED;
                """),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, net bigint, tax bigint);",
            migration: "ALTER TABLE orders ADD COLUMN total bigint;"))

    private static let safeWayToNotNull = """
        add a plain column that a trigger keeps in step, fill the rows that are there in batches, and set \
        NOT NULL behind a validated CHECK
        """

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, columns) = statement.columnsAddedToExistingTable(context) else {
            return []
        }
        return columns.filter { $0.generation != nil }.map { column in
            let text = ColumnText(column, in: statement)
            return RuleFinding(
                "every row of \(table) is written anew with its \(column.name)",
                help: column.isNotNull ? Self.safeWayToNotNull : nil,
                steps: text.flatMap { text in
                    text.generation.map {
                        SafeSQL.computedColumn(column.name, text.type, of: table, value: $0)
                    }
                } ?? [],
                locks: statement.locks, rewrites: true, scans: true, at: column.offset)
        }
    }
}
