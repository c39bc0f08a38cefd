import MigrationKit

/// Whether sequences can go on giving numbers that are free.
///
/// - Condition: `WARN` for each sequence that is *behind*: the next number that it gives is not
///   beyond the highest one in its column (the lowest, for one that counts down), or *near its end*:
///   over ``ValidationThresholds/sequenceUsePercent`` percent of the way to its own or its column's
///   last number. A sequence belongs to a column as its identity, by `OWNED BY` or by a default of
///   `nextval`; of several columns of one sequence that which has come furthest is told. One with
///   `CYCLE` has no end, and gives numbers again by design: it is behind where its column is
///   unique and holds the next number. The highest number of a column without an index costs a
///   scan; that is bounded by ``ValidationThresholds/sequencesTime``: `WARN` where that was too short or
///   the role may not read them (``Coverage``).
/// - Why: Rows that were inserted with numbers of their own, a restore of the data and a `setval` of
///   the wrong number leave a sequence behind: the next inserts fail on the primary key. At its end
///   every insert fails.
/// - Source: PostgreSQL manual, `CREATE SEQUENCE`, "Sequence Manipulation Functions", the catalogs
///   `pg_sequence` and `pg_depend` (`a` for `OWNED BY`, `i` for an identity).
struct SequencesValidator: MigrationValidator {
    let name = "sequences"
    let phases: Set<ValidationPhase> = [.post]

    /// A day: the check keeps its own time.
    let timeout: Duration = .seconds(86_400)

    let severity = ValidationStatus.warn

    /// How many sequences one query reads.
    private static let batch = 100

    /// A finding for each migration with sequences to look at, or one that says what was seen.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let queries = try BoundedQueries(
            context, within: context.thresholds.sequencesTime, setting: "sequencesTime")
        let all: [SequencePosition]
        // The server locks the tables whose defaults it shows.
        switch try queries.list(Self.sql, [RunRelations.parameter(context.executed)]) {
        case .rows(let rows): all = try rows.map { try SequencePosition($0) }
        case .refused(let reason, _): return [Self.unlisted(reason)]
        case .outOfTime: return [Self.unlisted("the query was cancelled")]
        }
        var found = SequenceProblems()
        var coverage = Coverage(of: all.count, ("sequence", "sequences"), by: queries)
        let readable = all.filter(\.isReadable)
        for batch in Self.batches(of: readable) {
            switch try queries.ask(batch.map(\.sql).joined(separator: " UNION ALL ")) {
            case .outOfTime: coverage.miss(batch.map(\.name))
            case .refused(let reason, _): for each in batch { coverage.refuse(each.name, reason) }
            case .rows(let rows):
                for (sequence, row) in zip(batch, rows) {
                    let percent = context.thresholds.sequenceUsePercent
                    found.add(try sequence.problem(row, percent: percent), of: sequence)
                    if let column = sequence.hiddenColumn {
                        coverage.refuse(sequence.name, "no right to read \(column)")
                    }
                }
            }
        }
        for each in all where !each.isReadable {
            coverage.refuse(each.name, "no right to read it")
        }
        let cases = try found.blamed(by: RunHistory(context))
        guard cases.isEmpty else {
            return cases.findings(
                .warn, ("sequence to look at", "sequences to look at"),
                help:
                    "setval puts a sequence where its column is; a column that runs out of numbers"
                    + " needs the type bigint; where CYCLE brings a number back, the row that has it must be"
                    + " gone.", remarks: coverage.remarks)
        }
        return [coverage.finding("\(coverage.seen), none behind its column or near its end.")]
    }

    private static func unlisted(_ reason: String) -> ValidationFinding {
        .warn(
            "The sequences could not be listed: \(reason).",
            help: "Validate again when nobody holds a lock on their tables.")
    }

    /// Those whose column needs a scan are asked for one by one, behind the others.
    private static func batches(of sequences: [SequencePosition]) -> [[SequencePosition]] {
        let cheap = sequences.filter { !$0.needsScan }
        let starts = stride(from: 0, to: cheap.count, by: batch)
        return starts.map { Array(cheap[$0..<min($0 + batch, cheap.count)]) }
            + sequences.filter(\.needsScan).map { [$0] }
    }

    /// A sequence stands there once for each column that it numbers, partitions left out.
    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql())),
        use AS (
            SELECT objid AS sequence, refobjid AS relation, refobjsubid AS number
              FROM pg_depend
             WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
               AND refobjsubid > 0 AND deptype IN ('a', 'i')
            UNION
            SELECT item.refobjid, source.adrelid, source.adnum
              FROM pg_depend AS item
              JOIN pg_attrdef AS source ON source.oid = item.objid
             WHERE item.classid = 'pg_attrdef'::regclass
               AND item.refclassid = 'pg_class'::regclass
               AND pg_get_expr(source.adbin, source.adrelid)
                   = format('nextval(%L::regclass)', item.refobjid::regclass)
        ), numbered AS (
            SELECT use.sequence, owner.oid AS relation, owner.oid::regclass AS owner,
                   attribute.attname, attribute.attnum, attribute.atttypid, touched.relation AS touched,
                   has_column_privilege(owner.oid, attribute.attnum, 'SELECT')
                       AND NOT row_security_active(owner.oid) AS is_readable,
                   EXISTS (SELECT FROM pg_index AS index
                            WHERE index.indrelid = owner.oid AND index.indisunique
                              AND index.indnkeyatts = 1 AND index.indpred IS NULL
                              AND index.indkey[0] = attribute.attnum) AS is_unique,
                   NOT EXISTS (SELECT FROM pg_index AS index
                                WHERE index.indrelid = owner.oid AND index.indisvalid
                                  AND index.indkey[0] = attribute.attnum
                                  AND index.indpred IS NULL) AS needs_scan
              FROM use
              JOIN pg_class AS owner ON owner.oid = use.relation
               AND owner.relkind IN ('r', 'p') AND NOT owner.relispartition
              JOIN pg_attribute AS attribute
                ON attribute.attrelid = owner.oid AND attribute.attnum = use.number
              LEFT JOIN touched ON touched.relation = owner.oid
        )
        SELECT class.oid, class.oid::regclass::text AS name, item.seqincrement AS increment,
               item.seqcycle AND CASE WHEN item.seqincrement > 0 THEN item.seqmax <= range.high
                                      ELSE item.seqmin >= range.low END AS cycles,
               numbered.owner, quote_ident(numbered.attname) AS column_name,
               has_sequence_privilege(class.oid, 'SELECT') AS is_sequence_readable,
               coalesce(numbered.is_readable, false) AS is_column_readable,
               coalesce(numbered.needs_scan, false) AS needs_scan,
               CASE WHEN item.seqincrement > 0 THEN item.seqmin ELSE item.seqmax END AS first_number,
               CASE WHEN item.seqincrement > 0 THEN least(item.seqmax, range.high)
                    ELSE greatest(item.seqmin, range.low) END AS last_number,
               coalesce(numbered.is_unique, false) AS is_unique,
               numbered.atttypid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype)
                   AS is_integer
          FROM pg_sequence AS item
          JOIN pg_class AS class ON class.oid = item.seqrelid
          JOIN pg_namespace AS namespace
            ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
          LEFT JOIN numbered ON numbered.sequence = item.seqrelid
         CROSS JOIN LATERAL (
               SELECT CASE numbered.atttypid WHEN 'smallint'::regtype THEN -32768
                                             WHEN 'integer'::regtype THEN -2147483648
                           ELSE -9223372036854775808 END AS low,
                      CASE numbered.atttypid WHEN 'smallint'::regtype THEN 32767
                                             WHEN 'integer'::regtype THEN 2147483647
                           ELSE 9223372036854775807 END AS high) AS range
         ORDER BY numbered.touched IS NULL, name, numbered.owner
        """
}
