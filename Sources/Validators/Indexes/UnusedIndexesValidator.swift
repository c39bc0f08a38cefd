package import MigrationKit

/// Whether large indexes are kept up that no query uses.
///
/// - Condition: `WARN` for each index of at least ``ValidationThresholds/unusedIndexMegabytes`` that
///   was never scanned while its table was read, in statistics that are at least
///   ``ValidationThresholds/unusedIndexAge`` old. Never an index that is unique, keeps a constraint,
///   is a table's replica identity or the only one behind a foreign key, nor one that the run made.
///   Where the statistics are younger, the check says so and judges nothing.
/// - Why: Every write keeps it up, and vacuum reads all of it.
/// - Source: PostgreSQL manual, "The Cumulative Statistics System" (`pg_stat_user_indexes`,
///   `pg_stat_database.stats_reset`; where that is empty, statistics go back to the server's start at
///   least).
package struct UnusedIndexesValidator: MigrationValidator {
    /// `unused-indexes`.
    package let name = "unused-indexes"

    /// After the run.
    package let phases: Set<ValidationPhase> = [.post]

    /// `WARN`.
    package let severity = ValidationStatus.warn

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: One finding.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
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
            "\(try row.text("name")) on \(try row.text("table_name")):"
                + " \(try row.text("megabytes")) MB"
        }
        return [
            .warn(
                Lines.join(
                    "\(rows.count) unused \(rows.count == 1 ? "index" : "indexes") in"
                        + " \(Self.days(.seconds(known)))", lines),
                help: "Look at the standbys, which count their own, and at what runs once a month;"
                    + " then DROP INDEX CONCURRENTLY.")
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
        SELECT stat.indexrelid::regclass::text AS name, stat.relid::regclass AS table_name,
               round(class.relpages * current_setting('block_size')::numeric / 1048576) AS megabytes
          FROM pg_stat_user_indexes AS stat
          JOIN pg_stat_user_tables AS owner ON owner.relid = stat.relid
          JOIN pg_index AS index ON index.indexrelid = stat.indexrelid
          JOIN pg_class AS class ON class.oid = stat.indexrelid
         WHERE stat.idx_scan = 0 AND owner.seq_scan + coalesce(owner.idx_scan, 0) > 0
           AND stat.relid NOT IN (\(TrackingTables.sql(3)))
           AND index.indisvalid AND NOT index.indisunique AND NOT index.indisreplident
           AND NOT index.indisexclusion
           AND ($2::oid[] IS NULL OR stat.indexrelid = ANY ($2::oid[]))
           AND class.relpages::numeric * current_setting('block_size')::numeric
               >= $1::numeric * 1048576
           AND NOT EXISTS (
               SELECT FROM pg_constraint AS item
                WHERE item.conrelid = stat.relid AND item.contype = 'f'
                  AND (index.indkey::smallint[])[0:cardinality(item.conkey) - 1] @> item.conkey
                  AND NOT EXISTS (
                      SELECT FROM pg_index AS other
                       WHERE other.indrelid = stat.relid AND other.indisvalid
                         AND other.indexrelid <> stat.indexrelid
                         AND (other.indkey::smallint[])[0:cardinality(item.conkey) - 1]
                             @> item.conkey))
         ORDER BY class.relpages DESC, name
        """
}
