import PgQuery

/// Constraints, and the indexes of keys.
extension SchemaMemory {
    /// Takes note of a constraint.
    ///
    /// - Parameter column: the column that it stands behind; nil where it stands for itself.
    mutating func add(
        _ constraint: TableConstraint, of column: String? = nil, to table: RelationIdentity
    ) {
        let columns = constraint.columns.isEmpty ? column.map { [$0] } ?? [] : constraint.columns
        guard let name = self.name(of: constraint, in: table) else { return }
        switch constraint.kind {
        case .check(let expression):
            update(table) {
                $0.constraints[name] = TableMemory.Constraint(
                    kind: .check(
                        columns: expression.columns, notNull: expression.notNullColumns),
                    isValid: !constraint.isNotValid, isNotInherited: constraint.isNotInherited)
            }
        case .foreignKey(let other):
            let kind = TableMemory.Constraint.Kind.foreignKey(
                to: identity(of: other), columns: columns,
                referenced: constraint.referencedColumns)
            update(table) {
                $0.constraints[name] = TableMemory.Constraint(
                    kind: kind, isValid: !constraint.isNotValid)
            }
        case .primaryKey, .unique, .exclusion:
            addKey(name, constraint, columns, to: table)
        case .notNull, .other: break
        }
    }

    /// The name that a constraint of a table has or gets; nil for what is none of the catalogue's.
    func name(of constraint: TableConstraint, in table: RelationIdentity) -> String? {
        let name = tables[table]?.name.name ?? table.firstName.name
        return constraint.name(in: name) {
            tables[table]?.constraints[$0] != nil
                || names[SQLName(schema: schema(of: table), name: $0)] != nil
        }
    }

    private mutating func addKey(
        _ name: String, _ constraint: TableConstraint, _ columns: [String],
        to table: RelationIdentity
    ) {
        let schema = tables[table]?.name.schema
        let (index, isPrimary) = (constraint.index, constraint.kind == .primaryKey)
        let columns =
            index.flatMap { self.index(SQLName(schema: schema, name: $0))?.columns } ?? columns
        update(table) {
            $0.constraints[name] = TableMemory.Constraint(
                kind: .key(columns: columns, isPrimary: isPrimary), isValid: true,
                isNotInherited: true)
            guard isPrimary else { return }
            for column in columns {
                $0.columns[column, default: TableMemory.Column()].isNotNull = true
            }
        }
        if let index {
            let old = qualified(SQLName(schema: schema, name: index))
            move(old, to: SQLName(schema: old.schema, name: name))
        } else if let choice = constraint.choice {
            enter(
                IndexMemory(
                    name: SQLName(schema: schema, name: name), table: table, columns: columns,
                    isUnique: constraint.kind != .exclusion, choice: choice))
        }
    }
}
