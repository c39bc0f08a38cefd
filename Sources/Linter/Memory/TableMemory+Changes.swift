import PgQuery

extension TableMemory {
    /// Takes note of a part of `ALTER TABLE` that concerns columns, constraints and properties.
    mutating func apply(_ change: TableChange) {
        switch change {
        case .addColumn(let column, let ifNotExists):
            if ifNotExists, columns[column.name] != nil { return }
            add(column)
        case .dropColumn(let name, _):
            columns[name] = nil
            constraints = constraints.filter { !$0.value.uses(name) }
        case .setNotNull(let column): columns[column, default: Column()].isNotNull = true
        case .dropNotNull(let column): columns[column, default: Column()].isNotNull = false
        case .alterType(let column, let type, _, _):
            columns[column, default: Column()].type = type
        case .validateConstraint(let name): constraints[name]?.isValid = true
        case .dropConstraint(let name, _): constraints[name] = nil
        case .setLogged(let isLogged): isUnlogged = !isLogged
        case .setAccessMethod(let method): accessMethod = method
        default: break
        }
    }

    /// Gives a column or a constraint another name.
    mutating func rename(_ kind: SQLObjectKind, _ old: String, to new: String) {
        if kind == .column {
            columns[new] = columns.removeValue(forKey: old)
        } else {
            constraints[new] = constraints.removeValue(forKey: old)
        }
    }
}

extension TableMemory.Constraint {
    fileprivate func uses(_ column: String) -> Bool {
        switch kind {
        case .check(let columns, _): columns.contains(column)
        case .foreignKey(_, let columns, _), .key(let columns, _): columns.contains(column)
        }
    }
}
