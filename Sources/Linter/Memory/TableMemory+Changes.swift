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

    /// Gives a column another name, also in the constraints that use it.
    mutating func renameColumn(_ old: String, to new: String) {
        columns[new] = columns.removeValue(forKey: old)
        constraints = constraints.mapValues { $0.renamingColumn(old, to: new) }
    }

    /// Gives a column of another table its new name in the foreign keys that refer to it.
    mutating func renameColumn(_ old: String, of table: RelationIdentity, to new: String) {
        constraints = constraints.mapValues { $0.renamingColumn(old, of: table, to: new) }
    }

    /// Gives a constraint another name.
    mutating func renameConstraint(_ old: String, to new: String) {
        constraints[new] = constraints.removeValue(forKey: old)
    }
}

extension Collection where Element == String {
    /// The names, one of which is another one now.
    func renaming(_ old: String, to new: String) -> [String] { map { $0 == old ? new : $0 } }
}

extension TableMemory.Constraint {
    fileprivate func uses(_ column: String) -> Bool {
        switch kind {
        case .check(let columns, _): columns.contains(column)
        case .foreignKey(_, let columns, _), .key(let columns, _): columns.contains(column)
        }
    }

    fileprivate func renamingColumn(_ old: String, to new: String) -> Self {
        var renamed = self
        renamed.kind =
            switch kind {
            case .check(let columns, let notNull):
                .check(
                    columns: Set(columns.renaming(old, to: new)),
                    notNull: notNull.renaming(old, to: new))
            case .foreignKey(let other, let columns, let referenced):
                .foreignKey(
                    to: other, columns: columns.renaming(old, to: new), referenced: referenced)
            case .key(let columns, let isPrimary):
                .key(columns: columns.renaming(old, to: new), isPrimary: isPrimary)
            }
        return renamed
    }

    fileprivate func renamingColumn(
        _ old: String, of table: RelationIdentity, to new: String
    ) -> Self {
        guard case .foreignKey(to: table, let columns, let referenced) = kind else { return self }
        var renamed = self
        renamed.kind = .foreignKey(
            to: table, columns: columns, referenced: referenced.renaming(old, to: new))
        return renamed
    }
}
