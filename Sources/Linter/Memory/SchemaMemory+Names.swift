import PgQuery

/// What is renamed, moved or dropped.
extension SchemaMemory {
    mutating func rename(_ renaming: Renaming) {
        guard let relation = renaming.relation else {
            if renaming.kind == .schema, let old = renaming.part {
                for name in names.keys.filter({ $0.schema == old }) {
                    move(name, to: SQLName(schema: renaming.newName, name: name.name))
                }
                if newSchemas.remove(old) != nil { newSchemas.insert(renaming.newName) }
            }
            return
        }
        switch renaming.kind {
        case .column:
            guard let part = renaming.part else { return }
            let identity = enter(relation)
            for each in [identity] + descendants(of: identity) {
                renameColumn(part, of: each, to: renaming.newName)
            }
        case .constraint:
            guard let part = renaming.part else { return }
            let identity = enter(relation)
            for each in [identity] + descendants(of: identity) {
                update(each) { $0.renameConstraint(part, to: renaming.newName) }
            }
            // The index of a key has the key's name.
            let index = SQLName(schema: qualified(relation).schema, name: part)
            if indexes[self.identity(of: index)]?.table == identity {
                move(index, to: SQLName(schema: index.schema, name: renaming.newName))
            }
        case .table, .view, .materializedView, .index, .sequence:
            let identity = enter(relation)
            let full = qualified(relation)
            move(full, to: SQLName(schema: full.schema, name: renaming.newName))
            // The key of an index has the index's name.
            if let table = indexes[identity]?.table, tables[table]?.constraints[full.name] != nil {
                update(table) { $0.renameConstraint(full.name, to: renaming.newName) }
            }
        default: break
        }
    }

    /// Gives a column another name, wherever it is used.
    private mutating func renameColumn(
        _ old: String, of table: RelationIdentity, to new: String
    ) {
        update(table) { $0.renameColumn(old, to: new) }
        for (index, memory) in indexes where memory.table == table {
            indexes[index]?.columns = memory.columns.renaming(old, to: new)
            indexes[index]?.computedColumns = memory.computedColumns.renaming(old, to: new)
        }
        for each in tables.keys {
            tables[each]?.renameColumn(old, of: table, to: new)
            // Of which of its relations a view uses the column is not known.
            if tables[each]?.sources.contains(table) == true,
                tables[each]?.queriedColumns?.contains(old) == true
            {
                tables[each]?.queriedColumns?.insert(new)
            }
        }
    }

    /// Gives a relation another name.
    mutating func move(_ old: SQLName, to new: SQLName) {
        let identity = identity(of: old)
        names[old] = nil
        generations[old, default: 0] += 1
        names[new] = identity
        if var index = indexes[identity] {
            index.name = shown(new, like: index.name)
            indexes[identity] = index
            return
        }
        let isMoved = old.schema != new.schema
        let name = tables[identity]?.name ?? new
        let shownName = isMoved ? new : shown(new, like: name)
        update(identity) { $0.name = shownName }
        guard isMoved else { return }
        for (index, memory) in indexes where memory.table == identity {
            let from = SQLName(schema: old.schema, name: memory.name.name)
            guard names[from] == index else { continue }
            names[from] = nil
            names[SQLName(schema: new.schema, name: memory.name.name)] = index
        }
    }

    /// A name with its schema where another one is written with it.
    private func shown(_ name: SQLName, like other: SQLName) -> SQLName {
        SQLName(schema: other.schema == nil ? nil : name.schema, name: name.name)
    }

    mutating func drop(_ dropped: DroppedObjects) {
        for name in dropped.names {
            switch dropped.kind {
            case .table:
                let identity = identity(of: name)
                for each in descendants(of: identity) where tables[each]?.partition != nil {
                    tables[each].map { forget(qualified($0.name)) }
                }
                forget(qualified(name))
            case .view, .materializedView, .sequence: forget(qualified(name))
            case .index: forget(index: name)
            case .type, .domain:
                newTypes.remove(qualified(name, isKnown: newTypes.contains))
                domains[qualified(name) { domains[$0] != nil }] = nil
            case .schema:
                newSchemas.remove(name.name)
                for each in names.keys.filter({ $0.schema == name.name }) { forget(each) }
            case .extension: extensions[name.name] = nil
            case .statistics:
                statistics[qualified(name) { statistics[$0] != nil }] = nil
            default: break
            }
        }
    }

    /// Forgets a relation that is dropped.
    mutating func forget(_ full: SQLName) {
        let identity = identity(of: full)
        names[full] = nil
        generations[full, default: 0] += 1
        tables[identity] = nil
        indexes[identity] = nil
        for (index, memory) in indexes where memory.table == identity {
            indexes[index] = nil
            for name in names.keys.filter({ names[$0] == index }) { names[name] = nil }
        }
    }

    mutating func forget(index name: SQLName) {
        if index(name) != nil { forget(qualified(name)) }
    }
}
