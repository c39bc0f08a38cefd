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

/// A column as `CREATE TABLE` and `ADD COLUMN` define it.
package struct ColumnDefinition: Equatable, Sendable {
    /// The column's name.
    package let name: String
    /// Its type; nil where something else decides it.
    package let type: SQLType?
    /// Its constraints but for those that have a property here.
    package let constraints: [TableConstraint]
    /// Its default.
    package let defaultValue: SQLExpression?
    /// Whether it is declared NOT NULL; a primary key is another matter.
    package let isNotNull: Bool
    /// Whether it is an identity column.
    package let isIdentity: Bool
    /// What it is generated from, where it is a stored generated column.
    package let generation: SQLExpression?
    /// The byte of the parsed text that it begins at; nil where that is not known.
    package let offset: Int?
}

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

/// An index as `CREATE INDEX` defines it.
package struct IndexDefinition: Equatable, Sendable {
    /// Its name; nil where the server chooses one.
    package let name: String?
    /// The table.
    package let table: SQLName
    /// How the server chooses a name where it has none.
    package let choice: NameChoice
    /// Its columns; none for those that are expressions.
    package let columns: [String]
    /// The columns that its expressions and its predicate use.
    package let computedColumns: [String]
    /// Whether it is unique.
    package let isUnique: Bool
    /// Whether it is built `CONCURRENTLY`.
    package let isConcurrent: Bool
    /// Whether an index of that name may exist already.
    package let ifNotExists: Bool
    /// Whether it leaves the partitions of its table alone (`ON ONLY`).
    package let isOnlyForParent: Bool
}
