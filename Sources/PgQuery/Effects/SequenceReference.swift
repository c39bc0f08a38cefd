/// A sequence as the first argument of `setval` names it.
package enum SequenceReference: Equatable, Sendable {
    /// The one of that name.
    case named(SQLName)
    /// The one that `pg_get_serial_sequence` finds for a column of a table.
    case ofColumn(SQLName, String)
    /// Any: the text does not tell.
    case unknown
}
