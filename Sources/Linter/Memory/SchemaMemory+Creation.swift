import PgQuery

/// What is made.
extension SchemaMemory {
    mutating func create(_ definition: TableDefinition, isNew: Bool) {
        if definition.ifNotExists, names[qualified(definition.name)] != nil { return }
        let parents = definition.parents.map { self.identity(of: $0) }
        let inherited = parents.compactMap { tables[$0] }
        let identity = make(definition.name, isNew: isNew || definition.isTemporary)
        update(identity) { table in
            table.isPartitioned = definition.isPartitioned
            table.isUnlogged = definition.isUnlogged
            table.accessMethod = definition.accessMethod
            table.parents = parents
            table.partition = definition.partition
            for parent in inherited {
                table.columns.merge(parent.columns) { first, _ in first }
                let constraints = parent.constraints.filter { !$0.value.isNotInherited }
                table.constraints.merge(constraints) { first, _ in first }
            }
            for column in definition.columns { table.add(column) }
        }
        for column in definition.columns {
            for constraint in column.constraints {
                add(constraint, of: column.name, to: identity)
            }
        }
        for constraint in definition.constraints { add(constraint, to: identity) }
        guard definition.partition != nil else { return }
        for index in parents.flatMap({ indexes(of: $0) }) {
            makeIndex(ofPartition: identity, like: index)
        }
    }

    mutating func create(_ relation: QueriedRelation, isNew: Bool) {
        let isKnown = names[qualified(relation.name)] != nil
        if relation.ifNotExists, isKnown { return }
        let sources = relation.sources.map { self.identity(of: $0) }
        let identity =
            relation.replaces && isKnown
            ? enter(relation.name) : make(relation.name, isNew: isNew || relation.isTemporary)
        update(identity) { table in
            table.kind = relation.kind
            table.sources = sources
            table.queriedColumns = relation.columns
        }
    }

    mutating func create(_ index: IndexDefinition) {
        let table = enter(index.table)
        let memory = IndexMemory(
            name: SQLName(
                schema: tables[table]?.name.schema,
                name: index.name ?? freeName(index.choice, ofIndexOf: table)), table: table,
            columns: index.columns, computedColumns: index.computedColumns,
            isUnique: index.isUnique, choice: index.choice)
        enter(memory)
        guard tables[table]?.isPartitioned == true, !index.isOnlyForParent else { return }
        for partition in descendants(of: table) { makeIndex(ofPartition: partition, like: memory) }
    }

    /// An index of a partition that the server makes after one of the whole table.
    private mutating func makeIndex(
        ofPartition partition: RelationIdentity, like index: IndexMemory
    ) {
        enter(
            IndexMemory(
                name: SQLName(
                    schema: tables[partition]?.name.schema,
                    name: freeName(index.choice, ofIndexOf: partition)), table: partition,
                columns: index.columns, computedColumns: index.computedColumns,
                isUnique: index.isUnique, choice: index.choice))
    }

    private func freeName(_ choice: NameChoice, ofIndexOf table: RelationIdentity) -> String {
        choice.freeName(for: tables[table]?.name.name ?? table.firstName.name) {
            names[SQLName(schema: schema(of: table), name: $0)] != nil
        }
    }

    /// Which schema a table is in.
    func schema(of table: RelationIdentity) -> String? {
        tables[table].flatMap { qualified($0.name).schema } ?? table.firstName.schema
    }

    /// Takes note of an index, unless there is something of its name.
    mutating func enter(_ index: IndexMemory) {
        let full = SQLName(schema: schema(of: index.table), name: index.name.name)
        if names[full] == nil { indexes[name(full)] = index }
    }

    /// Gives a name to what is made: it is none that had it before.
    private mutating func name(_ full: SQLName) -> RelationIdentity {
        let identity = newest(full)
        names[full] = identity
        return identity
    }

    /// A relation that is made, in the place of any that had its name.
    mutating func make(_ name: SQLName, isNew: Bool) -> RelationIdentity {
        let full = qualifiedNew(name)
        if names[full] != nil { forget(full) }
        let identity = self.name(full)
        var table = TableMemory(name: name)
        table.isNew = isNew
        table.isDefined = true
        tables[identity] = table
        return identity
    }
}
