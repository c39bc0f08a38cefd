import PgQuery

/// `DROP TABLE` of a table that was there before.
struct DropTableRule: LintRule {
    let documentation = RuleDocumentation(
        "drop-table", .warning,
        condition: "`DROP TABLE` of a table that was there before the run",
        effect: "What it holds is gone, and what still reads it fails.",
        safeWay: """
            release what no longer uses the table first; rename it, and drop it once nobody has missed it
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);", migration: "DROP TABLE orders;"),
        good: RuleExample(
            migration: """
                CREATE TABLE orders_copy (id bigint);
                DROP TABLE orders_copy;
                """))

    var scopeInDown: DownScope { .exceptWhatUpMade }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .drop(let dropped) = statement.command, dropped.kind == .table else { return [] }
        return dropped.names.filter { !context.schema.isNew($0) }.map { table in
            RuleFinding("\(table) and its rows are gone", locks: statement.locks)
        }
    }
}
