import MigrationKit

/// The relations of the plan, found in the catalogues.
enum PlannedRelations {
    /// The names that migrations are known to touch, as an array of texts.
    static func parameter(_ context: ValidationContext) -> String {
        ArrayLiteral.text(Array(Set(context.pending.flatMap(\.relations))).sorted())
    }

    /// Two queries for a `WITH RECURSIVE`: `named`, the relations that the names stand for, and `planned`,
    /// these and what is locked with them: their partitions and other children, and the tables of indexes.
    /// Each has the `oid`, once for every `position` of a name in the array.
    ///
    /// Neither `to_regclass`, which fails where the role may not use a schema, nor `pg_partition_tree`, which
    /// waits for the tables' locks, is used.
    ///
    /// - Parameter number: the parameter with the names.
    static func sql(parameter number: Int) -> String {
        """
        named AS (
            SELECT class.oid, item.position
              FROM unnest($\(number)::text[]) WITH ORDINALITY AS item (name, position)
             CROSS JOIN LATERAL parse_ident(item.name) AS part
              JOIN pg_class AS class ON class.relname = part[cardinality(part)]
              JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
             WHERE CASE WHEN cardinality(part) = 1 THEN pg_table_is_visible(class.oid)
                        ELSE namespace.nspname = part[cardinality(part) - 1] END
        ), planned AS (
            SELECT oid, position FROM named
            UNION
            SELECT link.target, planned.position
              FROM planned
              JOIN (SELECT inhparent AS source, inhrelid AS target FROM pg_inherits
                    UNION ALL
                    SELECT indexrelid, indrelid FROM pg_index) AS link
                ON link.source = planned.oid
        )
        """
    }
}
