import MigrationKit

/// Whether two indexes of a table do the same.
///
/// - Condition: `WARN` for indexes of one table with the same access method, columns, expressions,
///   operator classes, collations, orderings and predicate, of which one is enough; never for a primary
///   key, nor for one that a foreign key, a replica's identity or an exclusion stands on. An index whose
///   columns are the first ones of another is told beside that, and is no `WARN` by itself: it is
///   smaller, and may be meant so. Indexes of partitions that belong to an index of the partitioned
///   table are left out.
/// - Why: Every write keeps up each of them, each takes disk, cache and vacuum's time, and no query is
///   faster for the second.
/// - Source: PostgreSQL manual, the catalog `pg_index` (`indkey`, `indclass`, `indcollation`,
///   `indoption`, `indpred`), and "Multicolumn Indexes".
struct DuplicateIndexesValidator: MigrationValidator {
    let name = "duplicate-indexes"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    /// A finding for each migration with duplicates, or one that says there are none.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let indexes = try context.database.query(Self.sql, [context.trackingTable])
            .map { try IndexShape($0) }
        let history = RunHistory(context)
        let tables = Dictionary(grouping: indexes, by: \.table)
            .sorted { $0.key < $1.key }.map(\.value)
        var duplicates = BlamedCases()
        var remarks: [String] = []
        for table in tables where table.count > 1 {
            for group in Self.groups(of: table) where group.contains(where: { !$0.isPart }) {
                guard let kept = group.first else { continue }
                for index in group.dropFirst() where !index.isIndispensable {
                    duplicates.add(
                        "\(index.name) on \(index.table) does what \(kept.name) does"
                            + " (\(kept.isConstraint ? "a constraint's" : "kept")):"
                            + " \(index.removal)",
                        try history.blame(for: .duplicate(index.oid, of: kept.oid)))
                }
            }
            remarks += Self.prefixes(in: table)
        }
        let told =
            remarks.isEmpty ? [] : ["A remark: " + Lines.join("covered by a longer index", remarks)]
        guard duplicates.isEmpty else {
            return duplicates.findings(
                .warn, ("index too many", "indexes too many"),
                help: "Drop them in a migration.", remarks: told)
        }
        return [.pass(Lines.join("No index is there twice.", told))]
    }

    /// Indexes that are the same, those to keep first.
    private static func groups(of table: [IndexShape]) -> [[IndexShape]] {
        Dictionary(grouping: table, by: \.signature).values
            .filter { $0.count > 1 }
            .map { $0.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) } }
            .sorted { ($0.first?.name ?? "") < ($1.first?.name ?? "") }
    }

    /// Indexes that begin another one of the table.
    private static func prefixes(in table: [IndexShape]) -> [String] {
        table.filter { !$0.isPart && $0.rank == IndexShape.dispensable }.compactMap { index in
            table.first { index.begins($0) }.map { "\(index.name) on \(index.table) by \($0.name)" }
        }
    }

    /// `$1`: the tracking table.
    private static let sql = """
        SELECT class.oid, class.oid::regclass::text AS name,
               index.indrelid::regclass AS table_name, access.amname AS method,
               array_to_string(index.indkey::smallint[], ' ') AS columns,
               array_to_string(index.indclass::oid[], ' ') AS classes,
               array_to_string(index.indcollation::oid[], ' ') AS collations,
               array_to_string(index.indoption::smallint[], ' ') AS options,
               index.indnkeyatts AS keys,
               coalesce(pg_get_expr(index.indexprs, index.indrelid), '') AS expressions,
               coalesce(pg_get_expr(index.indpred, index.indrelid), '') AS predicate,
               index.indisunique AS is_unique, index.indisprimary AS is_primary,
               index.indisreplident AS is_identity, index.indisexclusion AS is_exclusion,
               index.indimmediate AS is_immediate,
               coalesce(to_jsonb(index) ->> 'indnullsnotdistinct', '') AS nulls,
               class.relispartition AS is_part, class.relkind = 'I' AS is_partitioned,
               quote_ident(class.relname) AS own_name,
               EXISTS (SELECT FROM pg_constraint AS item
                        WHERE item.conindid = class.oid AND item.conrelid = index.indrelid
                          AND item.contype IN ('p', 'u', 'x')) AS is_constraint,
               EXISTS (SELECT FROM pg_constraint AS item
                        WHERE item.conindid = class.oid AND item.contype = 'f') AS is_referred_to
          FROM pg_index AS index
          JOIN pg_class AS class ON class.oid = index.indexrelid
          JOIN pg_am AS access ON access.oid = class.relam
          JOIN pg_namespace AS namespace
            ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
         WHERE index.indisvalid AND \(UserSchemas.isOfNoExtension("index.indrelid"))
           AND index.indrelid NOT IN (\(TrackingTables.sql(1)))
           AND EXISTS (SELECT FROM pg_index AS other
                        WHERE other.indrelid = index.indrelid
                          AND other.indexrelid <> index.indexrelid)
        """
}
