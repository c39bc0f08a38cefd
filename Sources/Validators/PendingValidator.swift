import MigrationKit

/// What is to be applied to what, and whether it is in order.
///
/// - Condition: `WARN` for each pending migration that is older than one that is applied. Else `PASS`, with
///   the number of pending migrations, and of the objects that the schema has.
/// - Why: A migration that comes late, from a branch that was merged after others, runs on a schema that its
///   author has not seen, and in another order than on every other database.
/// - Source: The folder beside the tracking table, and the catalogue `pg_class`.
struct PendingValidator: MigrationValidator {
    let name = "pending"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let summary = summary(of: context.pending) + (try schema(of: context.database))
        let late = context.pending.filter(\.isOutOfOrder)
        guard let first = late.first, let last = context.applied.last else {
            return [.pass(summary)]
        }
        let lines = late.map { "\($0.file) is older than \(last.version), which is applied" }
        return [
            .warn(
                Lines.join(summary, lines),
                help: "Give it a higher number where its order matters and no other database has"
                    + " applied it; `up --strict` refuses it.", migration: first.version)
        ]
    }

    private func summary(of pending: [PlannedMigrationSummary]) -> String {
        guard let first = pending.first, let last = pending.last else {
            return "Nothing is pending; "
        }
        if pending.count == 1 { return "1 migration is pending (\(first.version)); " }
        return "\(pending.count) migrations are pending (\(first.version) to \(last.version)); "
    }

    private func schema(of database: any ReadOnlyDatabase) throws -> String {
        guard let row = try database.query(Self.sql).first else { return "" }
        let kinds = [("table", "tables"), ("view", "views"), ("index", "indexes")]
        let counts = try kinds.map { one, many in
            Lines.count(try row.integer(many), one, many)
        }
        return "the schema has " + counts.joined(separator: ", ")
    }

    private static let sql = """
        SELECT count(*) FILTER (WHERE class.relkind IN ('r', 'p', 'f')) AS tables,
               count(*) FILTER (WHERE class.relkind IN ('v', 'm')) AS views,
               count(*) FILTER (WHERE class.relkind IN ('i', 'I')) AS indexes
          FROM pg_class AS class
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
         WHERE namespace.nspname <> 'information_schema' AND namespace.nspname !~ '^pg_'
        """
}
