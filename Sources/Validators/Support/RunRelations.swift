import MigrationKit

/// The tables that the migrations of the run touched, for a query that looks at these first and says
/// which migration was there last.
struct RunRelations {
    /// The two parameters that ``sql(_:_:)`` reads.
    let parameters: [String]

    /// Collects the tables of a run; none where there was no run.
    init(_ executed: [ExecutedMigration]) {
        let pairs = executed.flatMap { migration in
            migration.relations.map { (name: $0, version: migration.version) }
        }
        parameters = [
            ArrayLiteral.text(pairs.map(\.name)), ArrayLiteral.text(pairs.map(\.version)),
        ]
    }

    /// A query for a WITH list: `relation` is the oid of a table, partitions of the named ones among
    /// them, and `version` the last migration that touched it.
    ///
    /// - Parameter first: the number of the first of the two parameters.
    static func sql(first: Int = 1) -> String {
        """
        SELECT part.relid::oid AS relation,
               (array_agg(item.version ORDER BY item.position DESC))[1] AS version
          FROM unnest($\(first)::text[], $\(first + 1)::text[])
               WITH ORDINALITY AS item (name, version, position)
         CROSS JOIN LATERAL (
               SELECT relid FROM pg_partition_tree(to_regclass(item.name))
               UNION SELECT to_regclass(item.name)) AS part
         WHERE part.relid IS NOT NULL
         GROUP BY part.relid
        """
    }
}
