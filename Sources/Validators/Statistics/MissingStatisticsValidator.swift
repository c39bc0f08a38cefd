import MigrationKit
import PgQuery

/// Whether the planner knows what tables hold.
///
/// - Condition: `WARN` for each table of at least ``ValidationThresholds/unanalyzedRows`` rows without
///   statistics at all, with columns that have none (added since it was analysed last), or with an index
///   on an expression that has none. Columns that are not to be analysed (`SET STATISTICS 0`) and
///   virtual ones are left out. A table's statistics are shown to those who may read it, those of an
///   expression to its owner; what is not shown is counted.
/// - Why: Without them the planner guesses, and takes a plan for a handful of rows on a table of
///   millions. Autovacuum comes by in time, but a minute after the run is when it matters; a new
///   index on an expression gets its statistics with the next ANALYZE only.
/// - Source: PostgreSQL manual, "Statistics Used by the Planner", `ANALYZE`, the view `pg_stats`; 50
///   rows are `autovacuum_analyze_threshold`, below which the server does not bother either.
struct MissingStatisticsValidator: MigrationValidator {
    let name = "missing-statistics"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    /// A finding for each migration with such tables, or one that says what was seen.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let threshold = context.thresholds.unanalyzedRows
        let rows = try context.database.query(
            Self.sql,
            [
                RunRelations.parameter(context.executed), String(threshold), context.trackingTable,
            ])
        let queries = try BoundedQueries(
            context, within: .seconds(5), setting: "postFlightTime")
        let history = RunHistory(context)
        var missing = BlamedCases()
        var hidden = 0
        var statements: [String] = []
        for row in rows {
            let table = try row.text("name")
            guard try row.boolean("is_shown") else {
                hidden += 1
                continue
            }
            guard try isLarge(row, queries, threshold) else { continue }
            statements.append("ANALYZE \(table);")
            let oid = try row.oid("oid")
            if try row.boolean("has_none") {
                missing.add("\(table): never analysed", try history.blame(for: .rows(table: oid)))
            } else if let columns = row["columns"] {
                let culprit = Culprit.columns(table: oid, SQLName.list(columns))
                missing.add("\(table): nothing on \(columns)", try history.blame(for: culprit))
            }
            for index in row["expressions"].map({ $0.split(separator: "\n") }) ?? [] {
                // Its oid and its name.
                let parts = index.split(separator: " ", maxSplits: 1)
                guard parts.count == 2, let index = UInt32(parts[0]) else { continue }
                missing.add(
                    "\(table): nothing on the expression of \(parts[1])",
                    try history.blame(for: .index(index)))
            }
        }
        let remarks =
            hidden == 0
            ? [] : ["\(Lines.count(hidden, "table")) whose statistics are not shown to this role"]
        guard missing.isEmpty else {
            return missing.findings(
                .warn, ("table without statistics", "tables without statistics"),
                help: Lines.join("Before the application does its work:", statements),
                remarks: remarks)
        }
        return [.pass(Lines.join("Every table of \(threshold) rows has statistics.", remarks))]
    }

    /// The server's count of rows may be late or lost; a look at the rows themselves is not.
    private func isLarge(
        _ row: ReadOnlyRow, _ queries: BoundedQueries, _ threshold: Int
    ) throws -> Bool {
        if try row.boolean("is_large") { return true }
        guard try row.boolean("is_unknown") else { return false }
        let sql = """
            SELECT count(*) AS number
              FROM (SELECT FROM \(try row.text("name")) LIMIT \(threshold)) AS row_of_table
            """
        guard case .rows(let rows) = try queries.ask(sql), let count = rows.first else {
            return false
        }
        return try count.integer("number") >= threshold
    }

    /// `$2`: the rows from which a table counts. `$3`: the tracking table.
    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql())),
        known AS MATERIALIZED (
            SELECT schemaname, tablename, array_agg(attname) AS columns
              FROM pg_stats GROUP BY schemaname, tablename
        ), candidate AS (
            SELECT class.oid, class.reltuples, namespace.nspname, class.relowner,
                   touched.relation IS NOT NULL AS is_touched,
                   greatest(class.reltuples, stat.n_live_tup) AS rows,
                   has_any_column_privilege(class.oid, 'SELECT')
                       AND NOT row_security_active(class.oid) AS is_shown,
                   known.columns AS known
              FROM pg_class AS class
              JOIN pg_namespace AS namespace
                ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
              LEFT JOIN pg_stat_user_tables AS stat ON stat.relid = class.oid
              LEFT JOIN known
                ON known.schemaname = namespace.nspname AND known.tablename = class.relname
              LEFT JOIN touched ON touched.relation = class.oid
             WHERE class.relkind IN ('r', 'm')
               AND class.oid NOT IN (\(TrackingTables.sql(3)))
        ), judged AS (
            SELECT candidate.*,
                   (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
                      FROM pg_attribute
                     WHERE attrelid = candidate.oid AND attnum > 0 AND NOT attisdropped
                       AND attgenerated <> 'v' AND coalesce(attstattarget, -1) <> 0
                       AND has_column_privilege(candidate.oid, attnum, 'SELECT')
                       AND attname <> ALL (candidate.known)) AS columns,
                   (SELECT string_agg(index.indexrelid || ' ' || index.indexrelid::regclass, e'\\n')
                      FROM pg_index AS index
                      JOIN pg_class AS class ON class.oid = index.indexrelid
                     WHERE index.indrelid = candidate.oid AND index.indisvalid
                       AND index.indexprs IS NOT NULL
                       AND (index.indpred IS NULL OR class.reltuples > 0)
                       AND pg_has_role(candidate.relowner, 'USAGE')
                       AND NOT EXISTS (SELECT FROM known
                                        WHERE known.schemaname = candidate.nspname
                                          AND known.tablename = class.relname)) AS expressions
              FROM candidate
        )
        SELECT oid, oid::regclass::text AS name, is_shown, known IS NULL AS has_none, columns,
               CASE WHEN known IS NOT NULL THEN expressions END AS expressions,
               coalesce(rows, 0) >= $2::bigint AS is_large,
               known IS NULL AND (reltuples <= 0 OR is_touched) AS is_unknown
          FROM judged
         WHERE known IS NULL OR columns IS NOT NULL OR expressions IS NOT NULL
         ORDER BY is_touched DESC, rows DESC NULLS LAST, name
        """
}
