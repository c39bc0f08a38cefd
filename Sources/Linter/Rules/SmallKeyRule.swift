import PgQuery

/// A primary key of type `integer`.
struct SmallKeyRule: LintRule {
    let documentation = RuleDocumentation(
        "small-key", .info,
        condition: "a new table whose primary key numbers its rows with an `integer` or `smallint`",
        effect: """
            After 2,147,483,647 numbers, those of rows that were rolled back or deleted included, every INSERT fails; \
            another type writes the table anew.
            """,
        safeWay: "bigint",
        bad: RuleExample(
            migration: """
                CREATE TABLE orders (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                """),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                """))

    var scopeInDown: DownScope { .nothing }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .createTable(let table) = statement.command else { return [] }
        let keys = table.constraints.filter { $0.kind == .primaryKey }.flatMap(\.columns)
        return table.columns.filter { column in
            let isKey =
                keys.contains(column.name)
                || column.constraints.contains { $0.kind == .primaryKey }
            let isNumbered = column.isIdentity || column.type?.isSerial == true
            let small: Set<String> = [
                "int4", "int2", "serial", "serial4", "serial2", "smallserial",
            ]
            return isKey && isNumbered && column.type.map { small.contains($0.name) } == true
        }.map { column in
            RuleFinding(
                "\(column.name) has too few numbers for a table that grows", at: column.offset)
        }
    }
}
