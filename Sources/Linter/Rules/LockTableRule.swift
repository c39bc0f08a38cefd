import PgQuery

/// `LOCK TABLE`.
struct LockTableRule: LintRule {
    let documentation = RuleDocumentation(
        "lock-table", .warning,
        condition: "`LOCK TABLE` in a mode that keeps others from writing",
        effect: "Others wait until the end of the transaction, whatever it does in between.",
        safeWay: """
            leave it to the statements themselves, which lock no more than they need; or lock the rows \
            (SELECT with FOR UPDATE)
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "SELECT id FROM orders WHERE id < 1000 FOR UPDATE;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .lockTable = statement.command else { return [] }
        let locks = statement.locks.filter {
            $0.mode.blocksWrites && !context.schema.isNew($0.relation)
        }
        guard let first = locks.first else { return [] }
        let names = locks.map { "\($0.relation)" }.joined(separator: ", ")
        let what = first.mode == .accessExclusive ? "read or write" : "write to"
        return [
            RuleFinding(
                "nobody can \(what) \(names) until the end of the transaction", locks: locks)
        ]
    }
}
