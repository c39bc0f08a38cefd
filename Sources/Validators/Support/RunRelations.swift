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
    /// Partitions are looked up in `pg_inherits`, as `pg_partition_tree` waits for locks.
    ///
    /// - Parameter number: the number of the parameter.
    static func sql(parameter number: Int = 1) -> String {
        """
        WITH RECURSIVE named AS (
            \(NamedRelations.sql(parameter: number))
        ), part AS (
            SELECT oid AS relation FROM named
            UNION
            SELECT child.inhrelid
              FROM part JOIN pg_inherits AS child ON child.inhparent = part.relation
        )
        SELECT relation FROM part
        """
    }
}
