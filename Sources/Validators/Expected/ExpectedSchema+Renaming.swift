import PgQuery

extension ExpectedSchema {
    /// Something is given another name.
    mutating func rename(
        _ kind: SchemaObjectKind, _ name: SQLName, to new: String, ifExists: Bool, _ origin: Origin
    ) {
        switch kind {
        case .schema: renameSchema(name.name, to: new, origin)
        case .type:
            let old = key(of: name, in: types)
            types[old] = nil
            types[SQLName(schema: old.schema, name: new)] = origin
            moveType(from: old, to: SQLName(schema: old.schema, name: new))
        case .function:
            let old = key(of: name, in: functions)
            functions[old] = nil
            functions[SQLName(schema: old.schema, name: new)] = origin
        case .table, .view, .index, .sequence, .relation:
            if session.rename(name, to: new) { return }
            guard let old = place(of: name) else { return }
            let place = SQLName(schema: old.schema, name: new)
            forgetIndexes(thatMayBe: old)
            expectMove(from: old, to: place, ifExists: ifExists, origin)
            renameConstraint(ofIndex: old, to: new)
        }
    }

    /// Something is put into another schema.
    mutating func move(
        _ kind: SchemaObjectKind, _ name: SQLName, to schema: String, ifExists: Bool,
        _ origin: Origin
    ) {
        switch kind {
        case .schema: return
        case .type:
            let old = key(of: name, in: types)
            types[old] = nil
            types[SQLName(schema: schema, name: name.name)] = origin
            moveType(from: old, to: SQLName(schema: schema, name: name.name))
        case .function:
            functions[key(of: name, in: functions)] = nil
            functions[SQLName(schema: schema, name: name.name)] = origin
        case .table, .view, .index, .sequence, .relation:
            guard let old = place(of: name) else { return }
            // Its indexes, and the sequences that it owns, go with it.
            let parts = relations.filter {
                $0.value.sources.contains(old) && $0.value.kind != .view
            }
            expectMove(
                from: old, to: SQLName(schema: schema, name: old.name), ifExists: ifExists, origin)
            for part in parts.keys {
                moveRelation(part, to: SQLName(schema: schema, name: part.name))
            }
        }
    }

    private mutating func expectMove(
        from old: SQLName, to new: SQLName, ifExists: Bool, _ origin: Origin
    ) {
        let isKnown = relations[old]?.origin != nil
        moveRelation(old, to: new)
        if isKnown || relations[new] != nil {
            relations[new]?.origin = origin
            // It has the name that the statement gave it, whoever chose the one before.
            relations[new]?.isImplicit = false
            if old.name != new.name { relations[new]?.choice = nil }
        } else if !ifExists {
            relations[new, default: ExpectedRelation(kind: .relation)].origin = origin
        }
    }

    /// A composite type is at another place, and its attributes.
    private mutating func moveType(from old: SQLName, to new: SQLName) {
        domainConstraints[new] = domainConstraints.removeValue(forKey: old)
        if relations[old] != nil { moveRelation(old, to: new) }
    }

    /// A relation is at another place, and whatever speaks of it finds it there.
    mutating func moveRelation(_ old: SQLName, to new: SQLName) {
        if let relation = relations.removeValue(forKey: old) { relations[new] = relation }
        func moved(_ name: SQLName) -> SQLName { name == old ? new : name }
        relations = relations.mapValues { relation in
            var relation = relation
            relation.parents = relation.parents.map(moved)
            relation.sources = relation.sources.map(moved)
            relation.constraints = relation.constraints.mapValues { constraint in
                var constraint = constraint
                constraint.refersTo = constraint.refersTo.map(moved)
                return constraint
            }
            return relation
        }
    }

    /// A constraint is given another name, in the parts of its table, too, and its index with it.
    mutating func renameConstraint(
        _ old: String, to new: String, of table: SQLName, _ origin: Origin
    ) {
        guard let key = place(of: table) else { return }
        // Which one it is may be a guess: it depends on the columns of all that it may be.
        let others = forgetConstraints(thatMayBe: old, of: key)
        var constraint =
            relations[key]?.constraints.removeValue(forKey: old) ?? others.first
            ?? ExpectedConstraint(origin: origin, columns: [])
        constraint.columns.formUnion(others.flatMap(\.columns))
        constraint.choice = nil
        relations[key, default: ExpectedRelation(kind: .table)].constraints[new] = constraint
        for part in parts(of: key) {
            let inherited = relations[part]?.constraints.removeValue(forKey: old)
            relations[part]?.constraints[new] = inherited
        }
        let index = SQLName(schema: key.schema, name: old)
        guard constraint.mayHaveIndex, relations[index]?.sources.contains(key) == true else {
            return
        }
        moveRelation(index, to: SQLName(schema: key.schema, name: new))
    }

    /// A constraint has the name of its index.
    private mutating func renameConstraint(ofIndex old: SQLName, to new: String) {
        for (key, relation) in relations where key.schema == old.schema {
            guard var constraint = relation.constraints[old.name],
                constraint.mayHaveIndex
            else { continue }
            constraint.choice = nil
            relations[key]?.constraints[old.name] = nil
            relations[key]?.constraints[new] = constraint
            // What was renamed is the constraint's own index, which is not looked for by itself.
            relations[SQLName(schema: old.schema, name: new)] = nil
        }
    }

    private mutating func renameSchema(_ old: String, to new: String, _ origin: Origin) {
        schemas[old] = nil
        schemas[new] = origin
        presentSchemas.remove(old)
        presentSchemas.insert(new)
        func place(_ key: SQLName) -> SQLName { SQLName(schema: new, name: key.name) }
        for key in relations.keys where key.schema == old { moveRelation(key, to: place(key)) }
        for key in types.keys where key.schema == old {
            types[place(key)] = types.removeValue(forKey: key)
        }
        for key in functions.keys where key.schema == old {
            functions[place(key)] = functions.removeValue(forKey: key)
        }
    }

    /// A column is given another name, in the parts of its table and in what uses it, too.
    mutating func renameColumn(
        _ old: String, to new: String, of key: SQLName, _ origin: Origin
    ) {
        relations[key, default: ExpectedRelation(kind: .relation)].columns[new] = origin
        for table in [key] + parts(of: key) { renameColumn(old, to: new, at: table, origin) }
    }

    private mutating func renameColumn(
        _ old: String, to new: String, at key: SQLName, _ origin: Origin
    ) {
        guard var table = relations[key] else { return }
        // What a part has not listed itself is its table's.
        if table.columns.removeValue(forKey: old) != nil { table.columns[new] = origin }
        table.notNull[new] = table.notNull.removeValue(forKey: old)
        table.generated[new] = table.generated.removeValue(forKey: old)
        table.generated = table.generated.mapValues { $0.map { $0 == old ? new : $0 } }
        for (name, constraint) in table.constraints where constraint.columns.contains(old) {
            table.constraints[name]?.columns.remove(old)
            table.constraints[name]?.columns.insert(new)
        }
        relations[key] = table
        for (other, relation) in relations
        where relation.kind != .view && relation.sources.contains(key) {
            let used = relation.columnsInUse
            guard used.contains(old) else { continue }
            relations[other]?.usedColumns = used.subtracting([old]).union([new])
            relations[other]?.key = relation.keyInUse.map { columns in
                columns.map { $0 == old ? new : $0 }
            }
            relations[other]?.definition = nil
        }
    }
}
