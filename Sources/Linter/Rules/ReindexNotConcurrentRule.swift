import PgQuery

/// `REINDEX` without `CONCURRENTLY`.
struct ReindexNotConcurrentRule: LintRule {
    let documentation = RuleDocumentation(
        "reindex-not-concurrent", .error,
        condition: "`REINDEX` without `CONCURRENTLY`",
        effect: """
            The table is read while a SHARE lock keeps everybody from writing to it; the index itself is \
            locked ACCESS EXCLUSIVE, so most queries of the table wait too.
            """,
        safeWay: "rebuild it CONCURRENTLY (PostgreSQL 12 and newer), in no transaction block",
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint);
                CREATE INDEX orders_id ON orders (id);
                """,
            migration: "REINDEX INDEX orders_id;"),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint);
                CREATE INDEX orders_id ON orders (id);
                """,
            migration: "REINDEX INDEX CONCURRENTLY orders_id;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .reindex(let kind, let name, isConcurrent: false) = statement.command else {
            return []
        }
        if let name, kind == .table, context.schema.isNew(name) { return [] }
        if let name, kind == .index, !context.schema.isOfExistingTable(index: name) { return [] }
        // REINDEX SYSTEM has no CONCURRENTLY.
        let concurrent = statement.whole.inserting(
            "CONCURRENTLY", behind: ["INDEX", "TABLE", "SCHEMA", "DATABASE"])
        let subject = name.map { "\($0)" } ?? "the database"
        return [
            RuleFinding(
                "nobody can write meanwhile where \(subject) is rebuilt",
                steps: concurrent.map { ["\($0);"] } ?? [], locks: statement.locks, scans: true)
        ]
    }
}
