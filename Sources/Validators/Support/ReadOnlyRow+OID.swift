import MigrationKit

extension ReadOnlyRow {
    /// The value of a column that is an oid.
    ///
    /// - Throws: ``UnexpectedAnswer`` where it is `NULL` or no number.
    func oid(_ column: String) throws(UnexpectedAnswer) -> UInt32 {
        UInt32(clamping: try integer(column))
    }
}
