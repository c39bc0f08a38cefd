import MigrationKit

/// Whether large indexes are kept up that no query uses.
///
/// - Condition: `WARN` for each index of at least ``ValidationThresholds/unusedIndexMegabytes`` that
///   was never scanned while its table was read, in statistics that are at least
///   ``ValidationThresholds/unusedIndexAge`` old. Never an index that is unique, keeps a constraint,
///   is a table's replica identity or the only one behind a foreign key, nor one that the run made. An
///   index of a partitioned table is one with those of its partitions: used where one of them is.
///   Where the statistics are younger, the check says so and judges nothing.
/// - Why: Every write keeps it up, and vacuum reads all of it.
/// - Source: PostgreSQL manual, "The Cumulative Statistics System" (`pg_stat_user_indexes`,
///   `pg_stat_database.stats_reset`; where that is empty, statistics go back to the server's start at
///   least).
struct UnusedIndexesValidator: MigrationValidator {
    let name = "unused-indexes"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let age = context.thresholds.unusedIndexAge
        let known = try context.database.query(Self.ageSQL).first?.integer("seconds") ?? 0
        guard Duration.seconds(known) >= age else {
            return [
                .skipped(
                    "statistics go back \(Self.days(.seconds(known))), and unusedIndexAge asks for"
                        + " \(Self.days(age))")
            ]
        }
        let before = context.before.map { ArrayLiteral.text($0.indexes.keys.map(String.init)) }
        let rows = try context.database.query(
            Self.sql,
            [String(context.thresholds.unusedIndexMegabytes), before, context.trackingTable])
        guard !rows.isEmpty else {
            return [.pass("No large index is unused in \(Self.days(.seconds(known))).")]
        }
        let lines = try rows.map { row in
            let name = try row.text("name")
            // One of a partitioned table cannot be dropped concurrently.
            let command =
                try row.boolean("is_partitioned") ? "DROP INDEX" : "DROP INDEX CONCURRENTLY"
            return "\(name) on \(try row.text("table_name")): \(try row.text("megabytes")) MB:"
                + " \(command) \(name);"
        }
        return [
            .warn(
                Lines.join(
                    Lines.count(rows.count, "unused index", "unused indexes")
                        + " in \(Self.days(.seconds(known)))", lines),
                help: "Look at the standbys, which count their own, and at what runs once a month,"
                    + " before you drop them.")
        ]
    }

    private static func days(_ duration: Duration) -> String {
        let hours = Int(duration / .seconds(3_600))
        return hours < 48 ? Lines.count(hours, "hour") : "\(hours / 24) days"
    }

    private static let ageSQL = """
        SELECT floor(extract(epoch FROM clock_timestamp()
                     - coalesce(stats_reset, pg_postmaster_start_time())))::bigint AS seconds
          FROM pg_stat_database WHERE datname = current_database()
        """

    /// `$1`: megabytes. `$2`: the indexes that were there before the run; NULL for all. `$3`: the
    /// tracking table.
    private static let sql = """
        WITH RECURSIVE path AS (
            SELECT indexrelid AS leaf, indexrelid AS top FROM pg_stat_user_indexes
            UNION ALL
            SELECT path.leaf, link.inhparent
              FROM path JOIN pg_inherits AS link ON link.inhrelid = path.top
        ), use AS (
            SELECT path.top, sum(stat.idx_scan) AS scans,
                   sum(owner.seq_scan + coalesce(owner.idx_scan, 0)) AS reads,
                   sum(class.relpages) * current_setting('block_size')::numeric / 1048576
                       AS megabytes,
                   bool_and($2::oid[] IS NULL OR path.leaf = ANY ($2::oid[])) AS is_older
              FROM path
              JOIN pg_stat_user_indexes AS stat ON stat.indexrelid = path.leaf
              JOIN pg_stat_user_tables AS owner ON owner.relid = stat.relid
              JOIN pg_class AS class ON class.oid = path.leaf
             WHERE NOT EXISTS (SELECT FROM pg_inherits AS link WHERE link.inhrelid = path.top)
             GROUP BY path.top
        )
        SELECT use.top::regclass::text AS name, index.indrelid::regclass AS table_name,
               round(use.megabytes) AS megabytes, class.relkind = 'I' AS is_partitioned
          FROM use
          JOIN pg_index AS index ON index.indexrelid = use.top
          JOIN pg_class AS class ON class.oid = use.top
         WHERE use.scans = 0 AND use.reads > 0 AND use.is_older AND use.megabytes >= $1::numeric
           AND index.indrelid NOT IN (\(TrackingTables.sql(3)))
           AND index.indisvalid AND NOT index.indisunique AND NOT index.indisreplident
           AND NOT index.indisexclusion AND \(UserSchemas.isOfNoExtension("index.indrelid"))
           AND NOT EXISTS (
               SELECT FROM pg_constraint AS item
                WHERE item.conrelid = index.indrelid AND item.contype = 'f'
                  AND (index.indkey::smallint[])[0:cardinality(item.conkey) - 1] @> item.conkey
                  AND NOT EXISTS (
                      SELECT FROM pg_index AS other
                       WHERE other.indrelid = index.indrelid AND other.indisvalid
                         AND other.indexrelid <> use.top
                         AND (other.indkey::smallint[])[0:cardinality(item.conkey) - 1]
                             @> item.conkey))
         ORDER BY use.megabytes DESC, name
        """
}
