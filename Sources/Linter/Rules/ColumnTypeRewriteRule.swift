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
            add a column of the new type, keep it in step with a trigger, fill it in batches, and change \
            the names
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id integer);",
            migration: "ALTER TABLE orders ALTER COLUMN id TYPE bigint;"),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (id integer);
                ALTER TABLE orders ALTER COLUMN id TYPE bigint;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        let memory = context.schema.table(table)
        return changes.compactMap { change in
            guard case .alterType(let column, let type, let using) = change else { return nil }
            let old = memory?.columns[column]?.type
            switch TypeChange(from: old, to: type, using: using, column: column) {
            case .cheap: return nil
            case .rewrite:
                let from = old.map { "\($0)" } ?? "its type"
                return RuleFinding(
                    "every row of \(table) is written anew, as \(column) goes from \(from) to \(type)",
                    locks: statement.locks, rewrites: true, scans: true, at: type.offset)
            }
        }
    }
}
