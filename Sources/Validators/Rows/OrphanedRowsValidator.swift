import MigrationKit

/// Whether every row that refers to another still finds it.
///
/// - Condition: `FAIL` for each foreign key with rows that have no counterpart, validated or not;
///   with `MATCH FULL` also for rows whose key is `NULL` in part. All keys of the database are
///   looked at, those of tables that the run touched first and then from small tables to large
///   ones, for ``ValidationThresholds/orphanedRowsTime`` at most: `WARN` where that was too short or
///   the role may not read them (``Coverage``). Left out are keys that are `NOT ENFORCED` or temporal
///   (`PERIOD`, both since PostgreSQL 18).
/// - Why: The server checks a key when a row changes and when the key is made. Rows that came while
///   triggers were off (`session_replication_role`, `DISABLE TRIGGER ALL`, a restore of data alone) or
///   before a key that is `NOT VALID` break it, and joins lose them without a word.
/// - Source: PostgreSQL manual, `CREATE TABLE` (`REFERENCES`, `MATCH`), the catalog `pg_constraint`
///   (`conpfeqop`), and `RI_Initial_Check` of the server's `ri_triggers.c` for `ONLY` and collations.
struct OrphanedRowsValidator: MigrationValidator {
    let name = "orphaned-rows"
    let phases: Set<ValidationPhase> = [.post]

    /// A day: the check keeps its own time.
    let timeout: Duration = .seconds(86_400)

    /// A finding for each migration with keys that fail, or one that says what was seen.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let keys = try context.database.query(
            Self.sql, [RunRelations.parameter(context.executed)]
        ).map { try ForeignKey($0) }
        let queries = try BoundedQueries(
            context, within: context.thresholds.orphanedRowsTime, setting: "orphanedRowsTime")
        let history = RunHistory(context)
        var orphans = BlamedCases()
        var coverage = Coverage(of: keys.count, ("foreign key", "foreign keys"), by: queries)
        for key in keys {
            switch try queries.ask(key.orphansSQL) {
            case .outOfTime: coverage.miss([key.title])
            case .refused(let reason, _): coverage.refuse(key.title, reason)
            case .rows(let rows):
                for row in rows where try row.integer("number") > 0 {
                    orphans.add(try key.line(row), try history.blame(for: .orphans(key.oid)))
                }
            }
        }
        if !orphans.isEmpty {
            return orphans.findings(
                .fail, ("foreign key with orphaned rows", "foreign keys with orphaned rows"),
                help: "Mend or delete these rows; VALIDATE CONSTRAINT proves it for a key that is"
                    + " NOT VALID.", remarks: coverage.remarks)
        }
        return [coverage.finding("\(coverage.seen), no orphaned row.")]
    }

    /// Keys whose constraint is a partition's copy of its parent's have `conparentid`.
    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql()))
        SELECT item.oid, quote_ident(item.conname) AS name,
               item.conrelid::regclass AS child, item.confrelid::regclass AS parent,
               child.relkind = 'r' AS is_child_plain, parent.relkind = 'r' AS is_parent_plain,
               item.confmatchtype = 'f' AS is_full, item.convalidated AS is_validated,
               part.columns, part.values, part.nulls, part.condition, part.key
          FROM pg_constraint AS item
          JOIN pg_class AS child ON child.oid = item.conrelid
          JOIN pg_class AS parent ON parent.oid = item.confrelid
         CROSS JOIN LATERAL (
               SELECT string_agg(quote_ident(fk.attname), ', ' ORDER BY position) AS columns,
                      string_agg(format('c.%I', fk.attname), ', ' ORDER BY position) AS values,
                      string_agg(format('c.%I IS NOT NULL', fk.attname), ' AND ') AS nulls,
                      string_agg(
                          format('p.%I%s OPERATOR(%I.%s) c.%I%s', pk.attname, rule.text,
                                 space.nspname, operator.oprname, fk.attname, rule.text),
                          ' AND ') AS condition,
                      CASE count(*) WHEN 1 THEN format('c.%I::text', min(fk.attname))
                           ELSE format('ROW(%s)::text',
                                       string_agg(format('c.%I', fk.attname), ', '
                                                  ORDER BY position)) END AS key
                 FROM unnest(item.conkey, item.confkey, item.conpfeqop)
                      WITH ORDINALITY AS pair (fk_number, pk_number, operator, position)
                 JOIN pg_attribute AS fk
                   ON fk.attrelid = item.conrelid AND fk.attnum = pair.fk_number
                 JOIN pg_attribute AS pk
                   ON pk.attrelid = item.confrelid AND pk.attnum = pair.pk_number
                 JOIN pg_operator AS operator ON operator.oid = pair.operator
                 JOIN pg_namespace AS space ON space.oid = operator.oprnamespace
                CROSS JOIN LATERAL (
                      SELECT coalesce(
                                 (SELECT format(' COLLATE %I.%I', home.nspname, item.collname)
                                    FROM pg_collation AS item
                                    JOIN pg_namespace AS home ON home.oid = item.collnamespace
                                   WHERE item.oid = pk.attcollation
                                     AND pk.attcollation <> fk.attcollation), '') AS text) AS rule
               ) AS part
          LEFT JOIN touched AS touched_child ON touched_child.relation = item.conrelid
          LEFT JOIN touched AS touched_parent ON touched_parent.relation = item.confrelid
         WHERE item.contype = 'f' AND item.conparentid = 0
           AND coalesce(to_jsonb(item) ->> 'conenforced', 'true') = 'true'
           AND coalesce(to_jsonb(item) ->> 'conperiod', 'false') = 'false'
           AND NOT pg_is_other_temp_schema(child.relnamespace)
         ORDER BY (touched_child.relation IS NULL AND touched_parent.relation IS NULL),
                  item.convalidated,
                  (SELECT coalesce(sum(leaf.relpages), 0)
                     FROM pg_inherits AS part
                     JOIN pg_class AS leaf ON leaf.oid = part.inhrelid
                    WHERE part.inhparent = item.conrelid) + child.relpages,
                  child, name
        """
}
