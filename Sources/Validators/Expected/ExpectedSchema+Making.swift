import PgQuery

extension ExpectedSchema {
    /// Something is made.
    mutating func make(_ object: MadeObject, _ origin: Origin) {
        switch object.kind {
        case .schema: schemas[object.name.name] = origin
        case .type: types[newPlace(of: object.name)] = origin
        case .function: functions[newPlace(of: object.name)] = origin
        case .index: makeIndex(object, origin)
        case .table, .view, .sequence, .relation:
            if object.isTemporary { return hide(object.name.name) }
            makeRelation(object, at: newPlace(of: object.name), origin)
        }
    }

    private mutating func makeIndex(_ object: MadeObject, _ origin: Origin) {
        guard let table = object.sources.first, let key = place(of: table) else { return }
        makeRelation(object, at: SQLName(schema: key.schema, name: object.name.name), origin)
    }

    private mutating func makeRelation(
        _ object: MadeObject, at key: SQLName, _ origin: Origin
    ) {
        if object.ifNotExists, relations[key]?.origin != nil { return }
        var relation = ExpectedRelation(kind: object.kind, origin: origin)
        relation.mayBeOlder = object.ifNotExists && mayBeOlder(key)
        for column in object.columns { relation.columns[column] = origin }
        relation.parents = object.parents.compactMap { place(of: $0) }
        relation.sources = object.sources.compactMap { place(of: $0) }
        relation.usedColumns = Set(object.usedColumns)
        relation.unnamedKey = object.unnamedKey
        for constraint in object.constraints {
            relation.constraints[constraint.name] = expected(constraint, origin)
        }
        relations[key] = relation
    }

    /// A table is given a constraint; an index that becomes the constraint's takes its name.
    mutating func add(_ constraint: MadeConstraint, to table: SQLName, _ origin: Origin) {
        let made = expected(constraint, origin)
        change(table, ifExists: false) { $0.constraints[constraint.name] = made }
        if let index = constraint.index, let key = place(of: table) {
            moveRelation(
                SQLName(schema: key.schema, name: index),
                to: SQLName(schema: key.schema, name: constraint.name))
        }
    }

    private func expected(
        _ constraint: MadeConstraint, _ origin: Origin
    ) -> ExpectedConstraint {
        ExpectedConstraint(
            origin: origin, columns: Set(constraint.columns),
            refersTo: constraint.refersTo.flatMap { place(of: $0) })
    }
}
