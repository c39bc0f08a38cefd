import PgQuery

/// `VACUUM FULL`.
struct VacuumFullRule: LintRule {
    let documentation = RuleDocumentation(
        "vacuum-full", .error,
        condition: "`VACUUM FULL`",
        effect: "The table and its indexes are written anew under an ACCESS EXCLUSIVE lock.",
        safeWay: "VACUUM without FULL, or pg_repack, which locks the table only for moments",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);", migration: "VACUUM FULL orders;",
            observation: .whileBlocked),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);", migration: "VACUUM (ANALYZE) orders;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .vacuum(let tables, isFull: true) = statement.command,
            tables.isEmpty || tables.contains(where: { !context.schema.isNew($0) })
        else { return [] }
        let names = tables.isEmpty ? "every table" : tables.map { "\($0)" }.joined(separator: ", ")
        return [
            RuleFinding(
                "nobody can read or write \(names) meanwhile",
                steps: tables.map { "VACUUM \($0.plain);" }, locks: statement.locks,
                rewrites: true, scans: true)
        ]
    }
}
