/// A constraint of a table, a column or a domain.
package struct TableConstraint: Equatable, Sendable {
    /// What it demands.
    package enum Kind: Equatable, Sendable {
        /// `CHECK`.
        case check(SQLExpression)
        /// `UNIQUE`.
        case unique
        /// `PRIMARY KEY`.
        case primaryKey
        /// `REFERENCES` of that table.
        case foreignKey(SQLName)
        /// `EXCLUDE`.
        case exclusion
        /// `NOT NULL`, of a domain.
        case notNull
        /// Something else.
        case other
    }

    /// What it demands.
    package let kind: Kind
    /// Its name; nil where the server chooses one.
    package let name: String?
    /// The columns of a key.
    package let columns: [String]
    /// The columns of the other table that a foreign key refers to; none for its primary key.
    package let referencedColumns: [String]
    /// Whether the tables that inherit do not get it.
    package let isNotInherited: Bool
    /// Whether it does not hold for the rows that are there (`NOT VALID`).
    package let isNotValid: Bool
    /// The index that becomes a key (`USING INDEX`).
    package let index: String?
    /// The byte of the parsed text that it begins at; nil where that is not known.
    package let offset: Int?
    /// How the server chooses a name where it has none; nil for what is none of the catalogue's.
    package let choice: NameChoice?

    /// Its name: its own, that of its index, or the one that the server chooses.
    ///
    /// - Parameter isTaken: whether a name is not free.
    package func name(in table: String, isTaken: (String) -> Bool) -> String? {
        name ?? index ?? choice?.freeName(for: table, isTaken: isTaken)
    }

    /// The table that a foreign key refers to.
    package var referencedTable: SQLName? {
        if case .foreignKey(let table) = kind { table } else { nil }
    }
}
