/// What is at fault, by its place in the catalogue.
enum Culprit {
    /// An index.
    case index(UInt32)
    /// An index that does what another one does.
    case duplicate(UInt32, of: UInt32)
    /// A constraint.
    case constraint(UInt32)
    /// A foreign key for whose columns there is no index.
    case keyWithoutIndex(UInt32)
    /// A foreign key with rows that refer to nothing.
    case orphans(UInt32)
    /// A sequence that is behind its column, or at its end.
    case sequence(UInt32, isBehind: Bool)
    /// Columns of a table with a NULL where none may be.
    case nulls(table: UInt32, columns: [String])
    /// Columns of a table that are too new for something.
    case columns(table: UInt32, [String])
    /// The rows of a table.
    case rows(table: UInt32)
    /// An index that was there before the run and is gone, and its table.
    case lost(UInt32)
    /// Indexes of a table that are missed.
    case missedIndexes(table: UInt32)
}
