import PgQuery

extension ExpectedSchema {
    /// Something is dropped, and what goes with it.
    mutating func drop(
        _ kind: SchemaObjectKind, _ name: SQLName, cascades: Bool, _ origin: Origin
    ) {
        switch kind {
        case .type:
            let key = key(of: name, in: types)
            types[key] = nil
            // The attributes of a composite type.
            relations[key] = nil
        case .function: functions[key(of: name, in: functions)] = nil
        case .schema: dropSchema(name.name, origin)
        case .table, .view, .index, .sequence, .relation:
            if session.unhide(name) { return }
            guard let key = place(of: name) else { return }
            if kind == .index { forgetIndexes(thatMayBe: key) }
            // All tables are known that were there before.
            if kind == .table, relations[key] == nil, !mayBeOlder(key) { return }
            dropRelation(key, cascades: cascades, origin)
        }
        if cascades, kind != .index, kind != .sequence {
            doubt("DROP … CASCADE", origin, about: .usersOfTypes)
        }
    }

    /// A schema with anything in it goes with CASCADE only.
    private mutating func dropSchema(_ schema: String, _ origin: Origin) {
        schemas[schema] = nil
        presentSchemas.remove(schema)
        for key in relations.keys where key.schema == schema {
            dropRelation(key, cascades: true, origin)
        }
        for key in types.keys where key.schema == schema { types[key] = nil }
        for key in functions.keys where key.schema == schema { functions[key] = nil }
    }

    /// A table takes its indexes, its partitions and the sequences that it owns with it.
    mutating func dropRelation(_ key: SQLName, cascades: Bool, _ origin: Origin) {
        let dropped = relations.removeValue(forKey: key)
        if (dropped?.kind ?? .relation) == .relation {
            forgetUnknown(in: key.schema, exceptAt: key)
        }
        if let dropped, dropped.kind == .index {
            losses.append((dropped, origin))
            for table in dropped.sources {
                dropIndexes(like: dropped, ofPartsOf: table, origin)
                // Foreign keys may depend on a unique index.
                if cascades { dropReferences(to: table) }
            }
        }
        let dependents = relations.filter { _, other in
            if other.parents.contains(key) { return true }
            guard other.sources.contains(key) else { return false }
            return cascades || other.kind != .view
        }
        for dependent in dependents.keys where relations[dependent] != nil {
            dropRelation(dependent, cascades: cascades, origin)
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
    mutating func dropColumn(
        _ column: String, of key: SQLName, cascades: Bool, _ origin: Origin
    ) {
        relations[key]?.columns[column] = nil
        relations[key]?.notNull[column] = nil
        for (generated, sources) in relations[key]?.generated ?? [:]
        where sources.contains(column) {
            relations[key]?.generated[generated] = nil
            dropColumn(generated, of: key, cascades: cascades, origin)
        }
        for (name, constraint) in relations[key]?.constraints ?? [:]
        where constraint.columns.contains(column) || constraint.kind == nil {
            relations[key]?.constraints[name] = nil
        }
        if relations[key]?.kind != .table { forgetUnknown(in: key.schema, exceptAt: key) }
        for (other, relation) in relations {
            if relation.parents.contains(key) {
                // What an heir has listed itself is its own.
                if !relation.isPartition, relation.columns[column] != nil { continue }
                dropColumn(column, of: other, cascades: cascades, origin)
            } else if relation.sources.contains(key) {
                // Which columns a view shows is not known: it may be gone with CASCADE.
                let isGone =
                    relation.kind == .view
                    ? cascades : relation.columnsInUse.contains(column)
                if isGone { dropRelation(other, cascades: cascades, origin) }
            }
        }
        if cascades {
            dropReferences(to: key)
            doubt("DROP COLUMN … CASCADE", origin, about: .usersOfColumns)
        }
    }

    /// A constraint goes, and its index.
    mutating func dropConstraint(
        _ name: String, of table: SQLName, cascades: Bool, _ origin: Origin
    ) {
        guard let key = place(of: table) else { return }
        let others = forgetConstraints(thatMayBe: name, of: key)
        let constraint = relations[key]?.constraints.removeValue(forKey: name) ?? others.first
        let index = SQLName(schema: key.schema, name: name)
        if constraint?.mayHaveIndex ?? true {
            switch relations[index]?.kind {
            case .index where relations[index]?.sources.contains(key) == true:
                dropRelation(index, cascades: false, origin)
            // An index that is known by its new name only.
            case .relation: relations[index] = nil
            default: break
            }
        }
        if cascades { dropReferences(to: key) }
        for part in parts(of: key) {
            guard let own = relations[part], own.isPartition else { continue }
            // A check has the same name there, a key any.
            for (other, item) in own.constraints
            where other == name
                || item.kind != .check
                    && (constraint.map { $0.kind == item.kind && $0.columns == item.columns }
                        ?? true)
            {
                relations[part]?.constraints[other] = nil
            }
            if let constraint { dropIndexes(of: constraint, at: part, origin) }
        }
    }
}

extension ExpectedRelation {
    /// The index as its definition tells; nil unless it was there before.
    private var defined: MadeObject? {
        guard let definition,
            case .made(let index)?? = try? SQLParser.accounts(
                of: "CREATE INDEX ON t \(definition)"
            ).first?.effects.first
        else { return nil }
        return index
    }

    /// The columns that an index or a sequence depends on; of an index that was there before as its
    /// definition tells.
    var columnsInUse: Set<String> { defined.map { Set($0.usedColumns) } ?? usedColumns }

    /// The key columns of an index, likewise.
    var keyInUse: [String]? {
        guard let defined else { return key }
        return defined.key
    }
}
