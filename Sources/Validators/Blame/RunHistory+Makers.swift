import PgQuery

/// Who made an object.
extension RunHistory {
    func maker(ofIndex oid: UInt32) throws -> Maker {
        guard let index = try facts.index(oid) else { return Maker() }
        if isOlder(index: oid) == true { return Maker() }
        let schema = try schema
        if let parent = index.parent {
            // The index of a partition comes with that of its table, or with the partition.
            let later = try maker(ofIndex: parent).origins + partition(index.table.name, schema)
            return Maker(origins: later.max { $0.position < $1.position }.map { [$0] } ?? [])
        }
        let table = schema.relations[index.table.name]
        if let constraint = index.constraint {
            if let maker = try maker(ofConstraint: constraint).sure { return maker }
        } else if let relation = schema.relations[index.name], relation.kind == .index,
            let maker = relation.maker,
            !relation.isNamedByServer || relation.key == index.columns
        {
            return Maker(origins: [maker])
        }
        // What the server named otherwise is known by its columns.
        let alike = schema.relations.values.filter { relation in
            relation.kind == .index && relation.isNamedByServer && relation.key == index.columns
                && relation.sources.contains(index.table.name)
        }.compactMap(\.maker)
        if !alike.isEmpty { return Maker(origins: alike) }
        if isOlder(table: index.table.oid) != true, let copied = table?.copied {
            return Maker(origins: [copied])
        }
        return try elsewhere(isNew: isOlder(index: oid) == false)
    }

    /// The statements that made a table, or a part of another one.
    private func partition(_ name: SQLName, _ schema: ExpectedSchema) -> [Origin] {
        let table = schema.relations[name]
        return [table?.maker, table?.copied].compactMap(\.self)
    }

    func maker(ofConstraint oid: UInt32) throws -> Maker {
        guard let constraint = try facts.constraint(oid) else { return Maker() }
        let schema = try schema
        if let domain = constraint.domain {
            let added = schema.domainConstraints[domain] ?? []
            let named = added.filter { $0.name == constraint.name }
            return Maker(
                origins: (named.isEmpty ? added.filter { $0.name == nil } : named).map(\.origin))
        }
        guard let table = constraint.table else { return Maker() }
        if let parent = constraint.parent {
            let later = try maker(ofConstraint: parent).origins + partition(table.name, schema)
            return Maker(origins: later.max { $0.position < $1.position }.map { [$0] } ?? [])
        }
        guard let relation = schema.relations[table.name] else {
            return try elsewhere(isNew: self.isOlder(table: table.oid) == false)
        }
        func isOlder(_ item: ExpectedConstraint) -> Bool {
            relation.mayBeOlder && item.maker == relation.origin
                && self.isOlder(table: table.oid) != false
        }
        if let named = relation.constraints[constraint.name], let maker = named.maker,
            named.kind == constraint.kind,
            !named.isNamedByServer || named.columns == constraint.columns
        {
            return isOlder(named) ? Maker() : Maker(origins: [maker])
        }
        let alike = relation.constraints.values.filter { item in
            item.isNamedByServer && item.kind == constraint.kind && !isOlder(item)
                && item.columns == constraint.columns && item.refersTo == constraint.refersTo
        }.compactMap(\.maker)
        if !alike.isEmpty { return Maker(origins: alike) }
        if let copied = relation.copied, self.isOlder(table: table.oid) != true {
            return Maker(origins: [copied])
        }
        return try elsewhere(isNew: self.isOlder(table: table.oid) == false)
    }
}
