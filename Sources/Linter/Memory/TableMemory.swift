package import PgQuery

/// What is known of a table or view from the statements before.
package struct TableMemory: Equatable, Sendable {
    /// A column of which something is known.
    package struct Column: Equatable, Sendable {
        /// Its type, nil where that is not known.
        package var type: SQLType?
        /// Whether it is NOT NULL.
        package var isNotNull = false
    }

    /// A constraint that was added.
    package struct Constraint: Equatable, Sendable {
        /// What it demands, and of which columns.
        package enum Kind: Equatable, Sendable {
            /// A CHECK, and the columns that it proves to be not null.
            case check(columns: Set<String>, notNull: [String])
            /// A foreign key; no columns of the other table stand for its primary key.
            case foreignKey(to: RelationIdentity, columns: [String], referenced: [String])
            /// A primary key or another unique one.
            case key(columns: [String], isPrimary: Bool)
        }

        /// What it demands.
        package var kind: Kind
        /// Whether it is known to hold for every row.
        package var isValid: Bool
        /// Whether the tables that inherit do not have it.
        package var isNotInherited = false
    }

    /// Its name now.
    package var name: SQLName
    /// A table, view, materialized view or sequence.
    package var kind = SQLObjectKind.table
    /// Whether it was made in this run: nobody uses it yet, and what it holds is small.
    package var isNew = false
    /// Whether the statement that made it was seen: what is not known of it is not there.
    package var isDefined = false
    /// Whether it is partitioned.
    package var isPartitioned = false
    /// Whether it is not logged.
    package var isUnlogged = false
    /// Its access method; nil for the standard one.
    package var accessMethod: String?
    /// The tables that it inherits from, or is a partition of.
    package var parents: [RelationIdentity] = []
    /// Which partition it is; nil where it is none.
    package var partition: PartitionBound?
    /// Its columns as far as they are known.
    package var columns: [String: Column] = [:]
    /// Its constraints as far as they are known.
    package var constraints: [String: Constraint] = [:]
    /// The functions of its triggers, by the names of these.
    package var triggers: [String: SQLName] = [:]
    /// The relations that its query reads, where it is a view.
    package var sources: [RelationIdentity] = []
    /// The columns that its query names; nil where it takes all.
    package var queriedColumns: Set<String>? = []

    init(name: SQLName) { self.name = name }

    /// Whether a CHECK that is valid proves that a column has no nulls.
    package func isProvenNotNull(_ column: String) -> Bool {
        columns[column]?.isNotNull == true
            || constraints.values.contains { constraint in
                guard case .check(_, let notNull) = constraint.kind else { return false }
                return constraint.isValid && notNull.contains(column)
            }
    }

    /// Whether there is a CHECK that holds for every row.
    package var hasValidCheck: Bool {
        constraints.values.contains { constraint in
            if case .check = constraint.kind { constraint.isValid } else { false }
        }
    }

    /// The columns of its primary key, where they are known.
    package var primaryKey: [String]? {
        for constraint in constraints.values {
            if case .key(let columns, isPrimary: true) = constraint.kind { return columns }
        }
        return nil
    }

    /// The valid CHECKs that use a column, which a change of its type has checked again.
    package func checks(using column: String) -> [String] {
        constraints.filter { _, constraint in
            guard case .check(let columns, _) = constraint.kind else { return false }
            return constraint.isValid && columns.contains(column)
        }.map(\.key).sorted()
    }

    mutating func add(_ column: ColumnDefinition) {
        let isKey = column.constraints.contains { $0.kind == .primaryKey }
        columns[column.name] = Column(
            type: column.type, isNotNull: column.isNotNull || column.isIdentity || isKey)
    }
}

/// What is known of an index.
package struct IndexMemory: Equatable, Sendable {
    /// Its name now.
    package var name: SQLName
    /// The table that it is of.
    package let table: RelationIdentity
    /// Its columns.
    package var columns: [String]
    /// The columns that its expressions and its predicate use.
    package var computedColumns: [String] = []
    /// Whether it is unique.
    package var isUnique = false
    /// How the server names one of a partition after it.
    let choice: NameChoice
}
