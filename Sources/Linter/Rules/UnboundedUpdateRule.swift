import PgQuery

/// `UPDATE` of every row.
struct UnboundedUpdateRule: LintRule {
    let documentation = RuleDocumentation(
        "unbounded-update", .warning,
        condition: """
            `UPDATE` of a table that was there before the run without `WHERE`, or with one that only joins it \
            to another whole table
            """,
        effect: """
            Every row is locked until the end of the transaction, and written anew: the table may grow to \
            twice its size.
            """,
        safeWay: """
            update in batches of some thousand rows, each in a transaction of its own, with a WHERE that \
            leaves out what is done
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, state text);",
            migration: "UPDATE orders SET state = 'new';"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint, state text);",
            migration: """
                UPDATE orders SET state = 'new' WHERE id BETWEEN 1 AND 1000 AND state IS NULL;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        statement.rowChangesOfExistingTables(context).filter { $0.kind == .update }
            .compactMap { change in
                guard let rows = rows(of: change, context.schema) else { return nil }
                return RuleFinding(
                    "\(rows) is locked and written anew", locks: statement.locks, scans: true)
            }
    }

    /// Which rows are meant; nil where they are chosen.
    private func rows(of change: RowChange, _ schema: SchemaMemory) -> String? {
        switch change.reach {
        case .all: return "every row of \(change.table)"
        // What the run made may be a list of the rows to change.
        case .joined(let others) where !others.contains(where: schema.isNew):
            let names = others.map { "\($0)" }.joined(separator: ", ")
            return "every row of \(change.table) that has a partner in \(names)"
        default: return nil
        }
    }
}
