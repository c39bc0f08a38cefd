import PgQuery

/// `ADD COLUMN … GENERATED … AS IDENTITY`.
struct IdentityColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "identity-column", .error,
        condition: "`ADD COLUMN` of an identity column to a table that is in use",
        effect: NumberedColumn.effect, safeWay: NumberedColumn.safeWay,
        bad: RuleExample(
            setup: "CREATE TABLE orders (note text);",
            migration: "ALTER TABLE orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;"),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (note text);
                ALTER TABLE orders ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, columns) = statement.columnsAddedToExistingTable(context) else {
            return []
        }
        return columns.filter(\.isIdentity).map { column in
            NumberedColumn.finding(
                column, ColumnText(column, in: statement)?.type, of: table, statement)
        }
    }
}
