import MigrationKit
import PgQuery

/// Whether columns that are said to hold no `NULL` hold one.
///
/// - Condition: `FAIL` for each table with a `NULL` in a column that is `NOT NULL`, by itself, by its
///   domain, by a `NOT NULL` constraint that is `NOT VALID` (since PostgreSQL 18) or by the check
///   `(column IS NOT NULL)` that is. The tables that the run touched and those with something
///   `NOT VALID` come first, then small ones before large ones, for ``ValidationThresholds/nullsTime``
///   at most: `WARN` where that was too short or the role may not read them (``Coverage``).
/// - Why: The planner drops tests that a `NOT NULL` makes needless, and applications read such a
///   column without a look. What was added `NOT VALID` or set in the catalog to save the scan was
///   never proven; a domain's `NOT NULL` does not see the columns of an outer join.
/// - Source: PostgreSQL manual, `ALTER TABLE` (`SET NOT NULL`, `NOT VALID`), `CREATE DOMAIN`
///   ("Notes"); `num_nulls` because `IS NULL` on such a column is false without a look since 17.
struct NullsValidator: MigrationValidator {
    let name = "nulls"
    let phases: Set<ValidationPhase> = [.post]

    /// A day: the check keeps its own time.
    let timeout: Duration = .seconds(86_400)

    /// A finding for each migration with tables that fail, or one that says what was seen.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let tables = try context.database.query(
            Self.sql, [RunRelations.parameter(context.executed)])
        let queries = try BoundedQueries(
            context, within: context.thresholds.nullsTime, setting: "nullsTime")
        let history = RunHistory(context)
        var nulls = BlamedCases()
        var coverage = Coverage(of: tables.count, ("table", "tables"), by: queries)
        for table in tables {
            let name = try table.text("name")
            switch try queries.ask(try query(table)) {
            case .outOfTime: coverage.miss([name])
            case .refused(let reason, _): coverage.refuse(name, reason)
            case .rows(let rows):
                guard let first = rows.first else { continue }
                let (columns, isAll) = try columns(of: table, after: first, queries)
                let blame = try history.blame(
                    for: .nulls(table: table.oid("oid"), columns: SQLName.list(columns)))
                nulls.add(
                    "\(name): NULL in \(columns)\(isAll ? "" : ", and perhaps in others")", blame)
            }
        }
        if !nulls.isEmpty {
            return nulls.findings(
                .fail,
                ("table with a NULL where none may be", "tables with a NULL where none may be"),
                help: "Give these rows a value: UPDATE … SET column = … WHERE column IS NULL, or"
                    + " drop the constraint.", remarks: coverage.remarks)
        }
        return [coverage.finding("\(coverage.seen) looked at, no NULL where none may be.")]
    }

    /// The columns with a NULL in any row of a table, of which one row with some is known.
    ///
    /// - Returns: whether these are all, and not only those of that row.
    private func columns(
        of table: ReadOnlyRow, after first: ReadOnlyRow, _ queries: BoundedQueries
    ) throws -> (names: String, isAll: Bool) {
        let sql = """
            SELECT concat_ws(', ', \(try table.text("every_name"))) AS columns
              FROM ONLY \(try table.text("name")) AS row_of_table
             WHERE \(try table.text("condition"))
            """
        guard case .rows(let rows) = try queries.ask(sql),
            let names = try rows.first?.text("columns"), !names.isEmpty
        else { return (try first.text("columns"), false) }
        return (names, true)
    }

    /// Names the columns with a NULL of the first row that has one; no row where there is none.
    private func query(_ table: ReadOnlyRow) throws -> String {
        """
        SELECT concat_ws(', ', \(try table.text("names"))) AS columns
          FROM ONLY \(try table.text("name")) AS row_of_table WHERE \(try table.text("condition"))
         LIMIT 1
        """
    }

    /// A function takes a hundred arguments, so that wide tables need several calls.
    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql())),
        unproven AS (
            SELECT item.conrelid, item.conkey[1] AS number
              FROM pg_constraint AS item
              JOIN pg_attribute AS attribute
                ON attribute.attrelid = item.conrelid AND attribute.attnum = item.conkey[1]
             WHERE NOT item.convalidated
               AND coalesce(to_jsonb(item) ->> 'conenforced', 'true') = 'true'
               AND (item.contype = 'n'
                    OR item.contype = 'c' AND cardinality(item.conkey) = 1
                       AND pg_get_constraintdef(item.oid)
                           = format('CHECK ((%I IS NOT NULL)) NOT VALID', attribute.attname))
        ), listed AS (
            SELECT attribute.attrelid, attribute.attname, unproven.number IS NOT NULL AS is_unproven,
                   (row_number() OVER (PARTITION BY attribute.attrelid
                                           ORDER BY attribute.attnum) - 1) / 50 AS chunk
              FROM pg_attribute AS attribute
              JOIN pg_class AS class ON class.oid = attribute.attrelid AND class.relkind = 'r'
              JOIN pg_namespace AS namespace
                ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
              LEFT JOIN pg_type AS type ON type.oid = attribute.atttypid AND type.typtype = 'd'
              LEFT JOIN unproven
                ON unproven.conrelid = attribute.attrelid AND unproven.number = attribute.attnum
             WHERE attribute.attnum > 0 AND NOT attribute.attisdropped
               AND attribute.attgenerated <> 'v'
               AND (attribute.attnotnull OR type.typnotnull OR unproven.number IS NOT NULL)
        ), chunked AS (
            SELECT attrelid, bool_or(is_unproven) AS is_unproven,
                   format('num_nulls(%s) > 0',
                          string_agg(quote_ident(attname), ', ')) AS condition,
                   string_agg(format('CASE WHEN num_nulls(%I) = 1 THEN %L END',
                                     attname, quote_ident(attname)), ', ') AS names,
                   string_agg(format('CASE WHEN bool_or(num_nulls(%I) = 1) THEN %L END',
                                     attname, quote_ident(attname)), ', ') AS every_name
              FROM listed GROUP BY attrelid, chunk
        )
        SELECT class.oid, class.oid::regclass::text AS name,
               string_agg(chunked.condition, ' OR ') AS condition,
               string_agg(format('concat_ws('', '', %s)', chunked.names), ', ') AS names,
               string_agg(format('concat_ws('', '', %s)', chunked.every_name), ', ') AS every_name
          FROM chunked
          JOIN pg_class AS class ON class.oid = chunked.attrelid
          LEFT JOIN touched ON touched.relation = class.oid
         GROUP BY class.oid, class.relpages, touched.relation
         ORDER BY touched.relation IS NULL AND NOT bool_or(chunked.is_unproven), class.relpages, name
        """
}
