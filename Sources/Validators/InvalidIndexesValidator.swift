import MigrationKit

/// Whether an index was left behind that the server keeps up but does not use.
///
/// - Condition: `FAIL` for each index that is not valid; `WARN` while a session is still building it,
///   which the server tells to the same role and to those with `pg_read_all_stats`. The index of a
///   partitioned table (relkind `I`) is left out: made with `ON ONLY` it is invalid on purpose until
///   every partition's index is attached, and where it stays invalid by fault the faulty index of a
///   partition (relkind `i`) is found by itself.
/// - Why: A concurrent build that failed (duplicate data, a timeout, a deadlock) leaves its index:
///   no query uses it, a unique one does not vouch for the rows that were there, every write pays
///   for it, and `IF NOT EXISTS` takes it for the index that is wanted.
/// - Source: PostgreSQL manual, `CREATE INDEX` ("Building Indexes Concurrently"), `REINDEX`
///   ("Rebuilding Indexes Concurrently", for `_ccnew` and `_ccold`), and "Progress Reporting".
struct InvalidIndexesValidator: MigrationValidator {
    let name = "invalid-indexes"
    let phases: Set<ValidationPhase> = [.post]

    /// A finding for each migration that made such indexes, or one that says there are none.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        var faults = BlamedCases()
        var builds = BlamedCases()
        let history = RunHistory(context)
        for row in try context.database.query(Self.sql) {
            let blame = try history.blame(for: .index(row.oid("oid")))
            if try row.boolean("in_progress") {
                builds.add(try line(row), blame)
            } else {
                faults.add(try line(row), blame)
            }
        }
        let noun = (one: "invalid index", more: "invalid indexes")
        let findings =
            faults.findings(
                .fail, noun, help: "The statement behind each index mends it; run it by itself.")
            + builds.findings(.warn, noun, help: "Wait for the build, and validate again.")
        return findings.isEmpty ? [.pass("All indexes are valid.")] : findings
    }

    private func line(_ row: ReadOnlyRow) throws -> String {
        let index = try row.text("index_name")
        let place = "\(index) on \(try row.text("table_name"))"
        if try row.boolean("in_progress") { return "\(place): another session is building it." }
        if try row.boolean("is_leftover") {
            return "\(place): left by REINDEX CONCURRENTLY. DROP INDEX CONCURRENTLY \(index);"
        }
        let cause = try row.boolean("is_unique") ? "remove duplicate rows, then " : ""
        return "\(place): \(cause)REINDEX INDEX CONCURRENTLY \(index);"
            + " or drop it and create it again."
    }

    private static let sql = """
        SELECT class.oid, format('%I.%I', namespace.nspname, class.relname) AS index_name,
               index.indrelid::regclass AS table_name,
               index.indisunique AS is_unique,
               class.relname ~ '_cc(new|old)[0-9]*$' AS is_leftover,
               EXISTS (SELECT
                         FROM pg_stat_progress_create_index AS progress
                        WHERE progress.index_relid = index.indexrelid) AS in_progress
          FROM pg_index AS index
          JOIN pg_class AS class ON class.oid = index.indexrelid
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
         WHERE NOT index.indisvalid
           AND class.relkind = 'i'
           AND NOT pg_is_other_temp_schema(class.relnamespace)
         ORDER BY namespace.nspname, class.relname
        """
}
