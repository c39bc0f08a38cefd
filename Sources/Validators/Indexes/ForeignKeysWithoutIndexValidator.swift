import MigrationKit

/// Whether the server finds the rows that refer to a row without reading the whole table.
///
/// - Condition: `WARN` for each foreign key whose columns, in any order, are not the first ones of a
///   valid index of its own table; a partial index counts where it leaves out nothing but `NULL`.
/// - Why: Deleting or renumbering a row that is referred to looks for its referring rows: without an
///   index by a scan for every such row, while it holds locks. Joins along the key are slow likewise.
/// - Source: PostgreSQL manual, "Constraints" (Foreign Keys): "it is often a good idea to index the
///   referencing columns too".
struct ForeignKeysWithoutIndexValidator: MigrationValidator {
    let name = "foreign-keys-without-index"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    /// A finding for each migration with such keys, or one that says there are none.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        var keys = BlamedCases()
        let history = RunHistory(context)
        for row in try context.database.query(
            Self.sql, [RunRelations.parameter(context.executed)])
        {
            let table = try row.text("table_name")
            // A partitioned table's index cannot be made concurrently.
            let command =
                try row.boolean("is_partitioned") ? "CREATE INDEX" : "CREATE INDEX CONCURRENTLY"
            keys.add(
                "\(try row.text("name")) on \(table): \(command) ON \(table)"
                    + (try row.boolean("is_temporal") ? " USING gist" : "")
                    + " (\(try row.text("columns")));",
                try history.blame(for: .keyWithoutIndex(row.oid("oid"))))
        }
        guard !keys.isEmpty else { return [.pass("Every foreign key has an index.")] }
        return keys.findings(
            .warn, ("foreign key without an index", "foreign keys without an index"),
            help: "Make the indexes in a migration; a table that stays small can do without.")
    }

    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql()))
        SELECT item.oid, quote_ident(item.conname) AS name, item.conrelid::regclass AS table_name,
               class.relkind = 'p' AS is_partitioned, kind.is_temporal,
               (SELECT string_agg(quote_ident(attname), ', ' ORDER BY position)
                  FROM unnest(item.conkey) WITH ORDINALITY AS part (number, position)
                  JOIN pg_attribute ON attrelid = item.conrelid AND attnum = number) AS columns
          FROM pg_constraint AS item
          JOIN pg_class AS class ON class.oid = item.conrelid
          LEFT JOIN touched ON touched.relation = item.conrelid
         CROSS JOIN LATERAL (
                SELECT coalesce(to_jsonb(item) ->> 'conperiod', 'false') = 'true') AS kind (is_temporal)
         WHERE item.contype = 'f' AND item.conparentid = 0
           AND coalesce(to_jsonb(item) ->> 'conenforced', 'true') = 'true'
           AND NOT pg_is_other_temp_schema(class.relnamespace)
           AND \(UserSchemas.isOfNoExtension("item.conrelid"))
           AND NOT EXISTS (
               SELECT FROM pg_index AS index
                 JOIN pg_class AS file ON file.oid = index.indexrelid
                 JOIN pg_am AS access
                   ON access.oid = file.relam
                  AND (access.amname IN ('btree', 'hash')
                       OR access.amname = 'gist' AND kind.is_temporal)
                WHERE index.indrelid = item.conrelid AND index.indisvalid
                  AND index.indnkeyatts >= cardinality(item.conkey)
                  AND (index.indkey::smallint[])[0:cardinality(item.conkey) - 1] @> item.conkey
                  AND (index.indpred IS NULL
                       OR pg_get_expr(index.indpred, index.indrelid) IN (
                          SELECT format('(%I IS NOT NULL)', attname)
                            FROM pg_attribute
                           WHERE attrelid = item.conrelid AND attnum = ANY (item.conkey))))
         ORDER BY touched.relation IS NULL, class.relpages DESC, table_name, name
        """
}
