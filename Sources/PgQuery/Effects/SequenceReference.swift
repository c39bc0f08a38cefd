/// A sequence as the first argument of `setval` names it.
package enum SequenceReference: Equatable, Sendable {
    case named(SQLName)
    /// What `pg_get_serial_sequence` finds.
    case ofColumn(SQLName, String)
    /// Any: the text does not tell.
    case unknown
}
