import PgQuery

/// `ADD COLUMN … GENERATED … AS IDENTITY`.
struct IdentityColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "identity-column", .error,
        condition: "`ADD COLUMN` of an identity column to a table that is in use",
        effect: """
            Each row gets a number from the new sequence, so the whole table is written anew under an \
            ACCESS EXCLUSIVE lock.
            """,
        safeWay: """
            CREATE SEQUENCE, add a plain bigint column, set nextval as its default in a second statement, \
            and number the rows that are there in batches
            """,
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
            RuleFinding(
                "every row of \(table) is written anew with a number for \(column.name)",
                locks: statement.locks, rewrites: true, scans: true, at: column.offset)
        }
    }
}
