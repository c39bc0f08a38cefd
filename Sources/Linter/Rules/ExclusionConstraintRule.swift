import PgQuery

/// `ADD … EXCLUDE`.
struct ExclusionConstraintRule: LintRule {
    let documentation = RuleDocumentation(
        "exclusion-constraint", .error,
        condition: "`ADD … EXCLUDE` to a table that is in use",
        effect: """
            Its index is built, and every row compared, under an ACCESS EXCLUSIVE lock; there is neither \
            NOT VALID nor USING INDEX for it.
            """,
        safeWay: """
            make a new table with the constraint, fill it in batches, and change the names; or take the \
            time that it needs
            """,
        bad: RuleExample(
            setup: "CREATE TABLE bookings (room bigint, during tsrange);",
            migration: """
                ALTER TABLE bookings ADD CONSTRAINT one_at_a_time EXCLUDE USING gist (during WITH &&);
                """),
        good: RuleExample(
            migration: """
                CREATE TABLE bookings (
                  room bigint, during tsrange,
                  CONSTRAINT one_at_a_time EXCLUDE USING gist (during WITH &&)
                );
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, constraints) = statement.constraintsAddedToExistingTable(context) else {
            return []
        }
        return constraints.filter { $0.kind == .exclusion }.map { constraint in
            RuleFinding(
                "nobody can read or write \(table) while its rows are compared",
                locks: statement.locks, scans: true, at: constraint.offset)
        }
    }
}
