import MigrationKit

/// The relations of the plan, found in the catalogues.
enum PlannedRelations {
    /// The names that migrations are known to touch, as an array of texts.
    static func parameter(_ context: ValidationContext) -> String {
        ArrayLiteral.text(Set(context.pending.flatMap(\.relations)).sorted())
    }

    /// Two queries for a `WITH RECURSIVE`: `named`, the relations that the names stand for, and `planned`,
    /// these and what is locked with them: their partitions and other children, and the tables of indexes.
    /// Each has the `oid`, once for every `position` of a name in the array.
    ///
    /// `pg_partition_tree` is not used, as it waits for the tables' locks.
    ///
    /// - Parameter number: the parameter with the names.
    static func sql(parameter number: Int) -> String {
        """
        named AS (
            \(NamedRelations.sql(parameter: number))
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
