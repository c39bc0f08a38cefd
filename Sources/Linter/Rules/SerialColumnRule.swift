import PgQuery

/// `ADD COLUMN` of a serial type.
struct SerialColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "serial-column", .error,
        condition: "`ADD COLUMN` of type `serial` or `bigserial` to a table that is in use",
        effect: NumberedColumn.effect, safeWay: NumberedColumn.safeWay,
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
            NumberedColumn.finding(
                column,
                ColumnText(column, in: statement).map { _ in
                    Self.plainType(of: column.type?.name)
                }, of: table, statement)
        }
    }

    /// The type below a serial one.
    private static func plainType(of serial: String?) -> String {
        switch serial {
        case "serial", "serial4": "integer"
        case "smallserial", "serial2": "smallint"
        default: "bigint"
        }
    }
}
