import PgQuery

/// `TRUNCATE`.
struct TruncateRule: LintRule {
    let documentation = RuleDocumentation(
        "truncate", .error,
        condition: "`TRUNCATE` of a table that was there before the run",
        effect: """
            All its rows are gone, under an ACCESS EXCLUSIVE lock; with CASCADE those of every table that \
            refers to it too, and of those that refer to them.
            """,
        safeWay: """
            delete what has to go in batches, with a WHERE; name each table in place of CASCADE
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint PRIMARY KEY);
                CREATE TABLE items (order_id bigint REFERENCES orders (id));
                """,
            migration: "TRUNCATE orders CASCADE;", alsoLocks: ["orders_pkey"]),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (id bigint);
                TRUNCATE orders;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .truncate(let targets, let cascades) = statement.command else { return [] }
        let existing = targets.map(\.name).filter { !context.schema.isNew($0) }
        guard !existing.isEmpty else { return [] }
        let names = existing.map { "\($0)" }.joined(separator: ", ")
        let others = cascades ? ", and of all tables that refer to it" : ""
        return [RuleFinding("the rows of \(names)\(others) are gone", locks: statement.locks)]
    }
}
