package import MigrationKit

/// Whether a constraint was added without a look at the rows that were there.
///
/// - Condition: `WARN` for each constraint of a table or domain that is `NOT VALID`. Left out are
///   copies of a parent's constraint, which are validated with it, and those that are declared
///   `NOT ENFORCED` (since PostgreSQL 18), which nobody can validate.
/// - Why: `NOT VALID` is the first half of adding a constraint without a long lock. Until the
///   second half is done, old rows may break it, and the planner does not rely on it.
/// - Source: PostgreSQL manual, `ALTER TABLE` (`NOT VALID`, `VALIDATE CONSTRAINT`), `ALTER DOMAIN`,
///   and the catalog `pg_constraint` (`convalidated`, `conparentid`, `conislocal`, `conenforced`).
package struct UnvalidatedConstraintsValidator: MigrationValidator {
    /// `unvalidated-constraints`.
    package let name = "unvalidated-constraints"

    /// After the run.
    package let phases: Set<ValidationPhase> = [.post]

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: One finding, which names every constraint that is not validated.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let rows = try context.database.query(Self.sql)
        guard !rows.isEmpty else { return [.pass("All constraints are validated.")] }
        let lines = try rows.map { row in
            let kind = try row.text("kind")
            let owner = try row.text("owner")
            let name = try row.text("constraint_name")
            return "\(name) on \(owner): ALTER \(kind) \(owner) VALIDATE CONSTRAINT \(name);"
        }
        let summary = "\(rows.count) unvalidated \(rows.count == 1 ? "constraint" : "constraints")"
        return [.warn(Lines.join(summary, lines))]
    }

    /// `conenforced` is read through JSON because servers before 18 have no such column.
    private static let sql = """
        SELECT quote_ident(item.conname) AS constraint_name,
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
