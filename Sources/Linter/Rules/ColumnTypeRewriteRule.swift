import PgQuery

/// `ALTER COLUMN … TYPE` that writes the table anew.
struct ColumnTypeRewriteRule: LintRule {
    let documentation = RuleDocumentation(
        "column-type-rewrite", .error,
        condition: "`ALTER COLUMN … TYPE` that changes how values are stored",
        effect: """
            The whole table is written anew, its indexes too, under an ACCESS EXCLUSIVE lock. A longer \
            varchar, text in place of varchar and a numeric of more digits at the same scale cost nothing.
            """,
        safeWay: """
            add a column of the new type that a trigger keeps in step, fill the rows that are there in batches, \
            give it the default, the constraints and the indexes of the old one, and change the names
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id integer);",
            migration: "ALTER TABLE orders ALTER COLUMN id TYPE bigint;"),
        good: RuleExample(
            setup:
                "CREATE TABLE orders (number varchar(20), total numeric(10, 2), paid timestamp);",
            migration: """
                ALTER TABLE orders ALTER COLUMN number TYPE varchar(40);
                ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 2);
                SET LOCAL timezone = 'UTC';
                ALTER TABLE orders ALTER COLUMN paid TYPE timestamptz;
                """),
        RuleExample(
            migration: """
                CREATE TABLE orders (id integer);
                ALTER TABLE orders ALTER COLUMN id TYPE bigint;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        let memory = context.schema.table(table)
        return changes.compactMap { change in
            guard case .alterType(let column, let type, _, _) = change,
                TypeChange(change, of: memory, context) == .rewrite
            else { return nil }
            let old = memory?.columns[column]?.type
            let message =
                if let old {
                    "every row of \(table) is written anew, as \(column) goes from \(old) to \(type)"
                } else {
                    "every row of \(table) may be written anew, as \(column) becomes \(type) and what it was is not known"
                }
            return RuleFinding(
                message, steps: steps(for: column, type, of: table, statement),
                locks: statement.locks, rewrites: true, scans: true, at: type.offset)
        }
    }

    private func steps(
        for column: String, _ type: SQLType, of table: SQLName, _ statement: LintStatement
    ) -> [String] {
        guard let change = statement.member(at: type.offset) else { return [] }
        let text = change.prefix { $0.keyword == "USING" }.text
        let value = change.dropping(change.prefix { $0.keyword == "USING" }).dropFirst().text
        return SafeSQL.computedColumn(
            "\(column)_new", text, of: table,
            value: value.isEmpty ? SQLText.plainIdentifier(column) : value)
    }
}
