/// What a statement does to the rows of a table.
package struct RowChange: Equatable, Sendable {
    /// How rows are changed.
    package enum Kind: Equatable, Sendable {
        /// `INSERT` or `COPY … FROM`.
        case insert
        /// `UPDATE`.
        case update
        /// `DELETE`.
        case delete
        /// `MERGE`.
        case merge
    }

    /// Which rows an UPDATE or DELETE takes.
    package enum Reach: Equatable, Sendable {
        /// All of them: there is no condition, or one that holds always.
        case all
        /// All that have a partner in these tables, of which all rows are taken.
        case joined([SQLName])
        /// Those of a condition.
        case some
    }

    /// How rows are changed.
    package let kind: Kind
    /// The table.
    package let table: SQLName
    /// Whether tables that inherit from it, its partitions among them, are left alone.
    package let isOnly: Bool
    /// Which rows are taken.
    package let reach: Reach
}
