import PgQuery

/// `DROP COLUMN`.
struct DropColumnRule: LintRule {
    let documentation = RuleDocumentation(
        "drop-column", .warning,
        condition: """
            `DROP COLUMN` of a table that was there before the run, also by `DROP TYPE`, `DROP DOMAIN` or \
            `DROP EXTENSION` with `CASCADE`
            """,
        effect: """
            What it holds is gone, and programs that still name the column fail. Many read the columns \
            when they start, and name all of them.
            """,
        safeWay:
            "release what no longer uses the column first, then drop it and allow this finding",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint, note text);",
            migration: "ALTER TABLE orders DROP COLUMN note;"),
        good: RuleExample(
            migration: """
                CREATE TABLE orders (id bigint, note text);
                ALTER TABLE orders DROP COLUMN note;
                """))

    var scopeInDown: DownScope { .exceptWhatUpMade }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        if case .drop(let dropped) = statement.command {
            return findings(dropped, statement, context)
        }
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        return changes.compactMap { change in
            guard case .dropColumn(let column, _) = change else { return nil }
            return RuleFinding(
                "\(table).\(column) and what it holds are gone", locks: statement.locks)
        }
    }

    /// With a type its columns go, unless nobody can have any.
    private func findings(
        _ dropped: DroppedObjects, _ statement: LintStatement, _ context: LintContext
    ) -> [RuleFinding] {
        guard dropped.cascades else { return [] }
        if dropped.kind == .extension {
            return dropped.names.filter { !context.schema.isNewExtension($0.name) }.map {
                RuleFinding(
                    "any column of a type of extension \($0), and what it holds, is gone",
                    locks: statement.locks)
            }
        }
        guard dropped.kind == .type || dropped.kind == .domain else { return [] }
        return dropped.names.filter { !context.schema.isNewType($0) }.map {
            RuleFinding(
                "every column of type \($0) and what it holds are gone", locks: statement.locks)
        }
    }
}
