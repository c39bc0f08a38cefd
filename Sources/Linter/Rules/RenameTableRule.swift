import PgQuery

/// `RENAME` of a table, or `SET SCHEMA`.
struct RenameTableRule: LintRule {
    let documentation = RuleDocumentation(
        "rename-table", .error,
        condition: "`ALTER TABLE … RENAME TO` or `SET SCHEMA` of a table that is in use",
        effect: """
            Every program that still uses the old name fails from that moment on; in another schema, each \
            one whose search_path has not both.
            """,
        safeWay: """
            make a view of the old name in the same transaction, through which old programs read and \
            write, and allow this finding
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders RENAME TO purchases;"),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders RENAME TO purchases;
                """))

    var scopeInDown: DownScope { .exceptWhatUpMade }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        switch statement.command {
        case .rename(let renaming):
            guard [.table, .view, .materializedView].contains(renaming.kind),
                let table = renaming.relation, !context.schema.isNew(table)
            else { return [] }
            return [finding(table, "it is \(renaming.newName)", statement)]
        case .setSchema(let table, let schema):
            guard statement.locks.contains(where: \.isOfTable), !context.schema.isNew(table) else {
                return []
            }
            return [finding(table, "it is in \(schema)", statement)]
        default: return []
        }
    }

    private func finding(
        _ table: SQLName, _ change: String, _ statement: LintStatement
    ) -> RuleFinding {
        RuleFinding(
            "programs that use \(table) fail once \(change)", locks: statement.locks)
    }
}
