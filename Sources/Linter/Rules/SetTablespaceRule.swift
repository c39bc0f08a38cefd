import PgQuery

/// `SET TABLESPACE`.
struct SetTablespaceRule: LintRule {
    let documentation = RuleDocumentation(
        "set-tablespace", .error,
        condition: "`SET TABLESPACE` of a table or index that is in use",
        effect: "All its files are copied under an ACCESS EXCLUSIVE lock.",
        safeWay: "pg_repack --tablespace, which locks the table only for moments",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders SET TABLESPACE fast;"),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders SET (fillfactor = 90);"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        switch statement.command {
        case .alterTable(let relation, let object, _, let changes):
            let moves = changes.contains { if case .setTablespace = $0 { true } else { false } }
            let isNew =
                object == .index
                ? !context.schema.isOfExistingTable(index: relation)
                : context.schema.isNew(relation)
            guard moves, !isNew else { return [] }
            return [
                RuleFinding(
                    "nobody can read or write \(relation) while its files are copied",
                    locks: statement.locks, rewrites: true)
            ]
        case .moveTablespace:
            return [RuleFinding("everything is locked until all files are copied", rewrites: true)]
        default: return []
        }
    }
}
