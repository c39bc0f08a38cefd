import PgQuery

extension ExpectedSchema {
    /// Something is dropped, and what goes with it.
    mutating func drop(_ kind: SchemaObjectKind, _ name: SQLName, cascades: Bool) {
        switch kind {
        case .type: types[key(of: name, in: types)] = nil
        case .function: functions[key(of: name, in: functions)] = nil
        case .schema: dropSchema(name.name)
        case .table, .view, .index, .sequence, .relation:
            if unhide(name) { return }
            if let key = place(of: name) { dropRelation(key, cascades: cascades) }
        }
    }

    /// A schema with anything in it goes with CASCADE only.
    private mutating func dropSchema(_ schema: String) {
        schemas[schema] = nil
        for key in relations.keys where key.schema == schema { dropRelation(key, cascades: true) }
        for key in types.keys where key.schema == schema { types[key] = nil }
        for key in functions.keys where key.schema == schema { functions[key] = nil }
    }

    /// A table takes its indexes, its partitions and the sequences that it owns with it.
    private mutating func dropRelation(_ key: SQLName, cascades: Bool) {
        relations[key] = nil
        let dependents = relations.filter { _, other in
            if other.parents.contains(key) { return true }
            guard other.sources.contains(key) else { return false }
            return cascades || other.kind != .view
        }
        for dependent in dependents.keys where relations[dependent] != nil {
            dropRelation(dependent, cascades: cascades)
        }
        if cascades { dropReferences(to: key) }
    }

    /// The foreign keys that refer to a table go.
    mutating func dropReferences(to key: SQLName) {
        for (place, relation) in relations {
            for (name, constraint) in relation.constraints where constraint.refersTo == key {
                relations[place]?.constraints[name] = nil
            }
        }
    }

    /// A column takes the indexes and constraints that use it with it, in the parts of its table, too.
    mutating func dropColumn(_ column: String, of key: SQLName, cascades: Bool) {
        relations[key]?.columns[column] = nil
        for (name, constraint) in relations[key]?.constraints ?? [:]
        where constraint.columns.contains(column) {
            relations[key]?.constraints[name] = nil
        }
        for (other, relation) in relations {
            if relation.parents.contains(key) {
                dropColumn(column, of: other, cascades: cascades)
            } else if relation.sources.contains(key) {
                // Which columns a view shows is not known: it may be gone with CASCADE.
                let isGone =
                    relation.kind == .view ? cascades : relation.usedColumns.contains(column)
                if isGone { dropRelation(other, cascades: cascades) }
            }
        }
        if cascades { dropReferences(to: key) }
    }
}
