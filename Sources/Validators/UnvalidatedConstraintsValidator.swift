import MigrationKit

/// Whether a constraint was added without a look at the rows that were there.
///
/// - Condition: `WARN` for each constraint of a table or domain that is `NOT VALID`. Left out are
///   copies of a parent's constraint, which are validated with it, and those that are declared
///   `NOT ENFORCED` (since PostgreSQL 18), which nobody can validate.
/// - Why: `NOT VALID` is the first half of adding a constraint without a long lock. Until the
///   second half is done, old rows may break it, and the planner does not rely on it.
/// - Source: PostgreSQL manual, `ALTER TABLE` (`NOT VALID`, `VALIDATE CONSTRAINT`), `ALTER DOMAIN`,
///   and the catalog `pg_constraint` (`convalidated`, `conparentid`, `conislocal`, `conenforced`).
struct UnvalidatedConstraintsValidator: MigrationValidator {
    let name = "unvalidated-constraints"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    /// A finding for each migration that added such constraints, or one that says there are none.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        var constraints = BlamedCases()
        let history = RunHistory(context)
        for row in try context.database.query(Self.sql) {
            let kind = try row.text("kind")
            let owner = try row.text("owner")
            let name = try row.text("constraint_name")
            constraints.add(
                "\(name) on \(owner): ALTER \(kind) \(owner) VALIDATE CONSTRAINT \(name);",
                try history.blame(for: .constraint(row.oid("oid"))))
        }
        guard !constraints.isEmpty else { return [.pass("All constraints are validated.")] }
        return constraints.findings(
            .warn, ("unvalidated constraint", "unvalidated constraints"),
            help:
                "Validate them in a migration of its own: it reads the table and lets others write."
        )
    }

    /// `conenforced` is read through JSON because servers before 18 have no such column.
    private static let sql = """
        SELECT item.oid, quote_ident(item.conname) AS constraint_name,
               CASE WHEN item.conrelid <> 0 THEN 'TABLE' ELSE 'DOMAIN' END AS kind,
               CASE WHEN item.conrelid <> 0 THEN item.conrelid::regclass::text
                    ELSE item.contypid::regtype::text END AS owner
          FROM pg_constraint AS item
         WHERE NOT item.convalidated
           AND (item.conislocal OR item.coninhcount = 0)
           AND item.conparentid = 0
           AND coalesce(to_jsonb(item) ->> 'conenforced', 'true') = 'true'
           AND NOT pg_is_other_temp_schema(item.connamespace)
         ORDER BY owner, constraint_name
        """
}
