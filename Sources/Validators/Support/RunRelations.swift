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
    /// Names are looked up in the catalogue, as `to_regclass` fails for a schema that the role may not
    /// use, and partitions in `pg_inherits`, as `pg_partition_tree` waits for locks.
    ///
    /// - Parameter first: the number of the first of the two parameters.
    static func sql(first: Int = 1) -> String {
        """
        WITH RECURSIVE named AS (
            SELECT parse_ident(item.name) AS parts, item.version, item.position
              FROM unnest($\(first)::text[], $\(first + 1)::text[])
                   WITH ORDINALITY AS item (name, version, position)
        ), part AS (
            SELECT class.oid AS relation, named.version, named.position
              FROM named
              JOIN pg_class AS class ON class.relname = named.parts[cardinality(named.parts)]
              JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
               AND CASE cardinality(named.parts) WHEN 1 THEN pg_table_is_visible(class.oid)
                   ELSE namespace.nspname = named.parts[cardinality(named.parts) - 1] END
            UNION
            SELECT child.inhrelid, part.version, part.position
              FROM part JOIN pg_inherits AS child ON child.inhparent = part.relation
        )
        SELECT relation, (array_agg(version ORDER BY position DESC))[1] AS version
          FROM part GROUP BY relation
        """
    }
}
