import PgQuery

/// `SET LOGGED` and `SET UNLOGGED`.
struct SetLoggedRule: LintRule {
    let documentation = RuleDocumentation(
        "set-logged", .error,
        condition: "`SET UNLOGGED` or `SET LOGGED` of a table that is in use",
        effect: """
            The whole table is written anew under an ACCESS EXCLUSIVE lock. An unlogged table is empty \
            after a crash, and is not there on standbys.
            """,
        safeWay:
            "make a new table that is as it should be, fill it in batches, and change the names",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders SET UNLOGGED;"),
        good: RuleExample(migration: "CREATE UNLOGGED TABLE sessions (id bigint);"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context) else { return [] }
        return changes.compactMap { change in
            switch change {
            case .setLogged, .setAccessMethod:
                RuleFinding(
                    "every row of \(table) is written anew", locks: statement.locks,
                    rewrites: true, scans: true)
            default: nil
            }
        }
    }
}
