import PgQuery

/// `ADD COLUMN` of a serial type.
struct SerialColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "serial-column", .error,
        condition: "`ADD COLUMN` of type `serial` or `bigserial` to a table that is in use",
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
            migration: "ALTER TABLE orders ADD COLUMN id bigserial;"),
        good: RuleExample(
            setup: "CREATE TABLE orders (note text);",
            migration: """
                CREATE SEQUENCE orders_id;
                ALTER TABLE orders ADD COLUMN id bigint;
                ALTER TABLE orders ALTER COLUMN id SET DEFAULT nextval('orders_id');
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, columns) = statement.columnsAddedToExistingTable(context) else {
            return []
        }
        return columns.filter { $0.type?.isSerial == true }.map { column in
            RuleFinding(
                "every row of \(table) is written anew with a number for \(column.name)",
                locks: statement.locks, rewrites: true, scans: true, at: column.offset)
        }
    }
}
