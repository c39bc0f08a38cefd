import PgQuery

/// `RENAME` of a table, or `SET SCHEMA`.
struct RenameTableRule: LintRule {
    let documentation = RuleDocumentation(
        "rename-table", .error,
        condition: """
            `ALTER TABLE … RENAME TO` or `SET SCHEMA` of a table that is in use, and `ALTER SCHEMA … RENAME TO`
            """,
        effect: """
            Every program that still uses the old name fails from that moment on; in another schema, each \
            one whose search_path has not both.
            """,
        safeWay: """
            make a view of the old name in the same transaction, through which old programs read and \
            write, grant on it what is granted on the table, as it has no grants of its own, make it WITH \
            (security_invoker) where the table has row security (PostgreSQL 15 and newer), and allow this finding
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
        case .rename(let renaming) where renaming.kind == .schema:
            guard let schema = renaming.part, !context.schema.isNewSchema(schema) else { return [] }
            return [
                RuleFinding(
                    "programs that use what is in \(schema) fail once it is \(renaming.newName)",
                    help: "move what is in it, table by table, with a view in the place of each")
            ]
        case .rename(let renaming):
            guard [.table, .view, .materializedView].contains(renaming.kind),
                let table = renaming.relation, !context.schema.isNew(table)
            else { return [] }
            let new = SQLName(schema: table.schema, name: renaming.newName)
            let steps =
                renaming.kind == .table ? self.steps(for: table, behind: new, statement) : []
            return [finding(table, "it is \(renaming.newName)", steps, statement)]
        case .setSchema(let table, let schema):
            guard statement.locks.contains(where: \.isOfTable), !context.schema.isNew(table) else {
                return []
            }
            let new = SQLName(schema: schema, name: table.name)
            return [
                finding(
                    table, "it is in \(schema)", steps(for: table, behind: new, statement),
                    statement)
            ]
        default: return []
        }
    }

    private func finding(
        _ table: SQLName, _ change: String, _ steps: [String], _ statement: LintStatement
    ) -> RuleFinding {
        RuleFinding(
            "programs that use \(table) fail once \(change)", steps: steps, locks: statement.locks)
    }

    private func steps(
        for table: SQLName, behind new: SQLName, _ statement: LintStatement
    ) -> [String] {
        [
            "BEGIN;", "-- jsmigrate: allow \(name) -- a view has the old name",
            statement.terminated, "CREATE VIEW \(table.plain) AS SELECT * FROM \(new.plain);",
            "COMMIT;",
        ]
    }
}
