import PgQuery

/// `RENAME COLUMN`.
struct RenameColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "rename-column", .error,
        condition: "`RENAME COLUMN` of a table that is in use",
        effect: "Every program that still uses the old name fails from that moment on.",
        safeWay: """
            add a column of the new name, keep both in step with a trigger, move the readers, then drop \
            the old one; or give the old table's name to a view
            """,
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, customer bigint);",
            migration: "ALTER TABLE orders RENAME COLUMN customer TO customer_id;"),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (id bigint, customer bigint);
                ALTER TABLE orders RENAME COLUMN customer TO customer_id;
                """))

    var scopeInDown: DownScope { .exceptWhatUpMade }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .rename(let renaming) = statement.command, renaming.kind == .column,
            let table = renaming.relation, let name = renaming.part, !context.schema.isNew(table)
        else { return [] }
        return [
            RuleFinding(
                "programs that use \(table).\(name) fail once it is \(renaming.newName)",
                locks: statement.locks)
        ]
    }
}
