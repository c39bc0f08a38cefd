import MigrationKit

/// The tables that the migrations of the run touched, for a query that looks at these first.
enum RunRelations {
    /// The parameter that ``sql(parameter:)`` reads: the names, none where there was no run.
    static func parameter(_ executed: [ExecutedMigration]) -> String {
        ArrayLiteral.text(Set(executed.flatMap(\.relations)).sorted())
    }

    /// A query for a WITH list: `relation` is the oid of a table, partitions of the named ones among
    /// them.
    ///
    /// Names are looked up in the catalogue, as `to_regclass` fails for a schema that the role may not
    /// use, and partitions in `pg_inherits`, as `pg_partition_tree` waits for locks.
    ///
    /// - Parameter number: the number of the parameter.
    static func sql(parameter number: Int = 1) -> String {
        """
        WITH RECURSIVE named AS (
            SELECT parse_ident(item.name) AS parts FROM unnest($\(number)::text[]) AS item (name)
        ), part AS (
            SELECT class.oid AS relation
              FROM named
              JOIN pg_class AS class ON class.relname = named.parts[cardinality(named.parts)]
              JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
               AND CASE cardinality(named.parts) WHEN 1 THEN pg_table_is_visible(class.oid)
                   ELSE namespace.nspname = named.parts[cardinality(named.parts) - 1] END
            UNION
            SELECT child.inhrelid
              FROM part JOIN pg_inherits AS child ON child.inhparent = part.relation
        )
        SELECT relation FROM part
        """
    }
}
