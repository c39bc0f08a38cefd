/// Rows of a table that a statement writes.
package struct DataWrite: Equatable, Sendable {
    /// The table.
    package var table: SQLName
    /// The columns that get a value; nil for all, or where the text does not tell.
    package var columns: [String]?

    /// Creates a write of rows.
    ///
    /// - Parameter columns: nil for all, or where the text does not tell.
    package init(table: SQLName, columns: [String]?) {
        self.table = table
        self.columns = columns
    }
}
