import PgQuery

/// `RENAME` of a table.
struct RenameTableRule: LintRule {
    let documentation = RuleDocumentation(
        "rename-table", .error,
        condition: "`ALTER TABLE … RENAME TO` of a table that is in use",
        effect: "Every program that still uses the old name fails from that moment on.",
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
        guard case .rename(let renaming) = statement.command,
            [.table, .view, .materializedView].contains(renaming.kind),
            let table = renaming.relation, !context.schema.isNew(table)
        else { return [] }
        return [
            RuleFinding(
                "programs that use \(table) fail once it is \(renaming.newName)",
                locks: statement.locks)
        ]
    }
}
