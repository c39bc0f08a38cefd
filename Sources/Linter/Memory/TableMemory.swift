package import PgQuery

/// What is known of a table from the statements before.
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
        /// The columns that it proves to be not null.
        package var notNullColumns: [String]
        /// Whether it is a CHECK.
        package var isCheck: Bool
        /// Whether it is known to hold for every row.
        package var isValid: Bool
    }

    /// Whether it was made in this run: nobody uses it yet, and what it holds is small.
    package var isNew = false
    /// Its columns as far as they are known.
    package var columns: [String: Column] = [:]
    /// Its constraints as far as they are known.
    package var constraints: [String: Constraint] = [:]

    /// Whether a CHECK that is valid proves that a column has no nulls.
    package func isProvenNotNull(_ column: String) -> Bool {
        columns[column]?.isNotNull == true
            || constraints.values.contains {
                $0.isCheck && $0.isValid && $0.notNullColumns.contains(column)
            }
    }

    mutating func apply(_ change: TableChange, table: String) {
        switch change {
        case .addColumn(let column, _): add(column)
        case .dropColumn(let name): columns[name] = nil
        case .setNotNull(let column): columns[column, default: Column()].isNotNull = true
        case .dropNotNull(let column): columns[column, default: Column()].isNotNull = false
        case .alterType(let column, let type, _): columns[column, default: Column()].type = type
        case .addConstraint(let constraint): add(constraint, table: table)
        case .validateConstraint(let name): constraints[name]?.isValid = true
        case .dropConstraint(let name): constraints[name] = nil
        default: break
        }
    }

    mutating func add(_ column: ColumnDefinition) {
        let isKey = column.constraints.contains { $0.kind == .primaryKey }
        columns[column.name] = Column(
            type: column.type, isNotNull: column.isNotNull || column.isIdentity || isKey)
    }

    mutating func add(_ constraint: TableConstraint, table: String) {
        switch constraint.kind {
        case .check(let expression):
            let name = constraint.name ?? "\(table)_check"
            constraints[name] = Constraint(
                notNullColumns: expression.notNullColumns, isCheck: true,
                isValid: !constraint.isNotValid)
        case .foreignKey:
            let name =
                constraint.name ?? "\(table)_\(constraint.columns.joined(separator: "_"))_fkey"
            constraints[name] = Constraint(
                notNullColumns: [], isCheck: false, isValid: !constraint.isNotValid)
        case .primaryKey:
            for column in constraint.columns { columns[column, default: Column()].isNotNull = true }
        default: break
        }
    }
}
