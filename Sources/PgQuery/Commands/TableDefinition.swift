/// What `CREATE TABLE` makes.
package struct TableDefinition: Equatable, Sendable {
    /// The table's name.
    package let name: SQLName
    /// Its columns, in order.
    package let columns: [ColumnDefinition]
    /// The constraints that stand for themselves.
    package let constraints: [TableConstraint]
    /// The tables that it inherits from, or becomes a partition of.
    package let parents: [SQLName]
    /// Whether it becomes a partition, and which.
    package let partition: PartitionBound?
    /// Whether it is partitioned itself.
    package let isPartitioned: Bool
    /// Whether it is not logged.
    package let isUnlogged: Bool
    /// Its access method; nil for the one that is set.
    package let accessMethod: String?
    /// Whether it goes with the session.
    package let isTemporary: Bool
    /// Whether a table of that name may exist already.
    package let ifNotExists: Bool
}

/// The part of a partitioned table that a partition holds.
package enum PartitionBound: Equatable, Sendable {
    /// Values of its own.
    case values
    /// All that no other one holds.
    case rest
}
