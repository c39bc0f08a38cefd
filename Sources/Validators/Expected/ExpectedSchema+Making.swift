import PgQuery

extension ExpectedSchema {
    /// Something is made.
    mutating func make(_ object: MadeObject, _ origin: Origin) {
        switch object.kind {
        case .schema:
            presentSchemas.insert(object.name.name)
            schemas[object.name.name] = origin
        case .type:
            if let key = newPlace(of: object.name) { types[key] = origin }
        case .function:
            if let code = object.code { functionCodes.append((object.name.name, code)) }
            if let key = newPlace(of: object.name) { functions[key] = origin }
        case .index: makeIndex(object, origin)
        case .table, .view, .sequence, .relation:
            // A view of a temporary table is temporary itself.
            let isTemporary =
                object.isTemporary
                || object.kind == .view && object.sources.contains(where: session.hides)
            guard !isTemporary, let key = newPlace(of: object.name) else {
                return session.hide(object.name.name, untilCommit: object.goesWithTransaction)
            }
            makeRelation(object, at: key, origin)
        }
    }

    private mutating func makeIndex(_ object: MadeObject, _ origin: Origin) {
        guard let table = object.sources.first, let key = place(of: table) else {
            return session.hide(object.name.name, untilCommit: object.goesWithTransaction)
        }
        let name =
            object.choice.map { freeName($0, for: key) } ?? object.name.name
        makeRelation(object, at: SQLName(schema: key.schema, name: name), origin)
    }

    private mutating func makeRelation(
        _ object: MadeObject, at key: SQLName, _ origin: Origin
    ) {
        if object.ifNotExists, let earlier = relations[key] {
            if earlier.origin == nil { find(object, as: earlier, at: key, origin) }
            return
        }
        var relation = ExpectedRelation(kind: object.kind, origin: origin, maker: origin)
        relation.mayBeOlder = object.ifNotExists && mayBeOlder(key)
        for column in object.columns { relation.columns[column] = origin }
        for column in object.notNull { relation.notNull[column] = origin }
        relation.generated = object.generated
        relation.parents = object.parents.compactMap { place(of: $0) }
        relation.sources = object.sources.compactMap { place(of: $0) }
        relation.usedColumns = Set(object.usedColumns)
        relation.key = object.key
        relation.choice = object.choice
        relation.isPartition = object.isPartition
        if object.copiesOthers { relation.copied = origin }
        relations[key] = relation
        for column in object.numbered { number(column, of: key, origin) }
        // The server names the keys first, then what it checks.
        for constraint in object.constraints.filter({ $0.kind != .foreignKey })
            + object.constraints.filter({ $0.kind == .foreignKey })
        {
            add(constraint, toPlace: key, origin)
        }
    }

    /// A relation is made with `IF NOT EXISTS` that was there before.
    private mutating func find(
        _ object: MadeObject, as earlier: ExpectedRelation, at key: SQLName, _ origin: Origin
    ) {
        var relation = earlier
        relation.kind = object.kind
        relation.origin = origin
        relation.mayBeOlder = true
        for column in object.columns where relation.columns[column] == nil {
            relation.columns[column] = origin
        }
        for constraint in object.constraints {
            guard let name = constraint.name, relation.constraints[name] == nil else { continue }
            relation.constraints[name] = ExpectedConstraint(
                kind: constraint.kind, origin: origin, columns: Set(constraint.columns))
        }
        relations[key] = relation
    }

    /// The server makes the sequence of a column.
    mutating func number(_ column: String, of table: SQLName, _ origin: Origin) {
        var sequence = ExpectedRelation(kind: .sequence, origin: origin, maker: origin)
        sequence.isImplicit = true
        sequence.sources = [table]
        sequence.usedColumns = [column]
        sequence.mayBeOlder = relations[table]?.mayBeOlder ?? false
        let name = freeName(NameChoice(addition: column, label: "seq"), for: table)
        relations[SQLName(schema: table.schema, name: name)] = sequence
    }

    /// A table is given a constraint; an index that becomes the constraint's takes its name.
    mutating func add(_ constraint: MadeConstraint, to table: SQLName, _ origin: Origin) {
        guard let key = place(of: table) else { return }
        relations[key] = relations[key] ?? ExpectedRelation(kind: .table)
        add(constraint, toPlace: key, origin)
        if let index = constraint.index, let name = constraint.name {
            moveRelation(
                SQLName(schema: key.schema, name: index),
                to: SQLName(schema: key.schema, name: name))
        }
    }

    private mutating func add(
        _ constraint: MadeConstraint, toPlace key: SQLName, _ origin: Origin
    ) {
        let name = constraint.name ?? freeName(constraint.choice, for: key)
        if constraint.kind == .primaryKey {
            for column in constraint.columns { relations[key]?.notNull[column] = origin }
        }
        let made = ExpectedConstraint(
            kind: constraint.kind, origin: origin, maker: origin,
            columns: Set(constraint.columns),
            refersTo: constraint.refersTo.flatMap { place(of: $0) },
            choice: constraint.name == nil ? constraint.choice : nil,
            isNotValid: constraint.isNotValid)
        relations[key]?.constraints[name] = made
    }

    /// The name that the server chooses: the first that neither a relation nor a constraint has.
    ///
    /// Constraints of other tables are not asked: a name that is wrong for that is made up for by the columns.
    private func freeName(_ choice: NameChoice, for table: SQLName) -> String {
        choice.freeName(for: table.name) { name in
            relations[SQLName(schema: table.schema, name: name)] != nil
                || relations[table]?.constraints[name] != nil
        }
    }
}

extension ExpectedConstraint {
    /// Whether an index of its name keeps it, as far as that is known.
    var mayHaveIndex: Bool {
        switch kind {
        case .primaryKey, .unique, .exclusion, nil: true
        case .check, .foreignKey: false
        }
    }
}
