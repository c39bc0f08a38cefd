import PgQuery

/// `SET LOGGED`, `SET UNLOGGED` and `SET ACCESS METHOD`.
struct SetLoggedRule: LintRule {
    let documentation = RuleDocumentation(
        "set-logged", .error,
        condition: "`SET UNLOGGED`, `SET LOGGED` or `SET ACCESS METHOD` of a table that is in use",
        effect: """
            The whole table is written anew under an ACCESS EXCLUSIVE lock, unless it is that already. An unlogged table is empty \
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
        let memory = context.schema.table(table)
        return changes.compactMap { change in
            guard let exception = exception(to: change, memory) else { return nil }
            return RuleFinding(
                "every row of \(table) is written anew\(exception)", locks: statement.locks,
                rewrites: true, scans: true)
        }
    }

    /// When the table is left as it is; nil where it is known to be, or for another change.
    private func exception(to change: TableChange, _ table: TableMemory?) -> String? {
        let known = table?.isDefined == true ? table : nil
        switch change {
        case .setLogged(let isLogged):
            guard let known else {
                return isLogged ? " unless it is logged already" : " unless it is unlogged already"
            }
            return known.isUnlogged == isLogged ? "" : nil
        case .setAccessMethod(let method):
            guard let known else { return " unless \(method) is its access method already" }
            return (known.accessMethod ?? "heap") == method ? nil : ""
        default: return nil
        }
    }
}
