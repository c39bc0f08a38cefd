import PgQuery

extension SchemaMemory {
    /// Takes note of what a statement does.
    ///
    /// - Parameter isNew: whether it is of this run; else what it makes was there before.
    mutating func apply(_ command: SQLCommand, isNew: Bool = true) {
        switch command {
        case .createTable(let definition): create(definition, isNew: isNew)
        case .createFromQuery(let relation): create(relation, isNew: isNew)
        case .createSequence(let name):
            update(make(name, isNew: isNew)) { $0.kind = .sequence }
        case .createIndex(let index): create(index)
        case .createTrigger(let trigger):
            update(enter(trigger.table)) { $0.triggers[trigger.name] = trigger.function }
        case .dropPart(.trigger(let name), of: let table, _):
            update(enter(table)) { $0.triggers[name] = nil }
        case .alterTable(let name, .table, let isOnly, let changes):
            for change in changes { alter(name, isOnly: isOnly, change) }
        case .drop(let dropped): drop(dropped)
        case .rename(let renaming): rename(renaming)
        case .setSchema(let name, let schema):
            let full = qualified(name)
            move(full, to: SQLName(schema: schema, name: full.name))
        case .createType(let name):
            if isNew { newTypes.insert(qualifiedNew(name)) }
        case .createDomain(let definition):
            domains[qualifiedNew(definition.name)] = DomainMemory(definition)
            if isNew { newTypes.insert(qualifiedNew(definition.name)) }
        case .alterDomain(let name, let change):
            domains[qualified(name) { domains[$0] != nil }]?.apply(change, of: name.name)
        case .createSchema(let name):
            if isNew { newSchemas.insert(name) }
        case .createFunction(let name, let volatility):
            volatilities[qualifiedNew(name)] = volatility ?? "volatile"
        case .createStatistics(let name?, let tables):
            statistics[qualifiedNew(name)] = tables.map { self.identity(of: $0) }
        case .changePublication(let name, let change, let tables):
            let named = Set(tables.map { self.identity(of: $0) })
            switch change {
            case .add: publications[name, default: []].formUnion(named)
            case .drop: publications[name]?.subtract(named)
            case .set: publications[name] = named
            }
        default: break
        }
    }

    // MARK: - What is made

    private mutating func create(_ definition: TableDefinition, isNew: Bool) {
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

    private mutating func create(_ relation: QueriedRelation, isNew: Bool) {
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

    private mutating func create(_ index: IndexDefinition) {
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
    private func schema(of table: RelationIdentity) -> String? {
        tables[table].flatMap { qualified($0.name).schema } ?? table.firstName.schema
    }

    /// Takes note of an index, unless there is something of its name.
    private mutating func enter(_ index: IndexMemory) {
        let full = SQLName(schema: schema(of: index.table), name: index.name.name)
        if names[full] == nil { indexes[name(full)] = index }
    }

    /// Gives a name to what is made: it is none that had it before.
    private mutating func name(_ full: SQLName) -> RelationIdentity {
        let identity = newest(full)
        names[full] = identity
        return identity
    }

    /// Takes note of a constraint.
    ///
    /// - Parameter column: the column that it stands behind; nil where it stands for itself.
    mutating func add(
        _ constraint: TableConstraint, of column: String? = nil, to table: RelationIdentity
    ) {
        let columns = constraint.columns.isEmpty ? column.map { [$0] } ?? [] : constraint.columns
        guard let name = self.name(of: constraint, in: table) else { return }
        switch constraint.kind {
        case .check(let expression):
            update(table) {
                $0.constraints[name] = TableMemory.Constraint(
                    kind: .check(
                        columns: expression.columns, notNull: expression.notNullColumns),
                    isValid: !constraint.isNotValid, isNotInherited: constraint.isNotInherited)
            }
        case .foreignKey(let other):
            let kind = TableMemory.Constraint.Kind.foreignKey(
                to: identity(of: other), columns: columns,
                referenced: constraint.referencedColumns)
            update(table) {
                $0.constraints[name] = TableMemory.Constraint(
                    kind: kind, isValid: !constraint.isNotValid)
            }
        case .primaryKey, .unique, .exclusion:
            addKey(name, constraint, columns, to: table)
        case .notNull, .other: break
        }
    }

    /// The name that a constraint of a table has or gets; nil for what is none of the catalogue's.
    func name(of constraint: TableConstraint, in table: RelationIdentity) -> String? {
        let name = tables[table]?.name.name ?? table.firstName.name
        return constraint.name(in: name) {
            tables[table]?.constraints[$0] != nil
                || names[SQLName(schema: schema(of: table), name: $0)] != nil
        }
    }

    private mutating func addKey(
        _ name: String, _ constraint: TableConstraint, _ columns: [String],
        to table: RelationIdentity
    ) {
        let schema = tables[table]?.name.schema
        let (index, isPrimary) = (constraint.index, constraint.kind == .primaryKey)
        let columns =
            index.flatMap { self.index(SQLName(schema: schema, name: $0))?.columns } ?? columns
        update(table) {
            $0.constraints[name] = TableMemory.Constraint(
                kind: .key(columns: columns, isPrimary: isPrimary), isValid: true,
                isNotInherited: true)
            guard isPrimary else { return }
            for column in columns {
                $0.columns[column, default: TableMemory.Column()].isNotNull = true
            }
        }
        if let index {
            let old = qualified(SQLName(schema: schema, name: index))
            move(old, to: SQLName(schema: old.schema, name: name))
        } else if let choice = constraint.choice {
            enter(
                IndexMemory(
                    name: SQLName(schema: schema, name: name), table: table, columns: columns,
                    isUnique: constraint.kind != .exclusion, choice: choice))
        }
    }

    // MARK: - What is changed

    private mutating func alter(_ name: SQLName, isOnly: Bool, _ change: TableChange) {
        let identity = enter(name)
        switch change {
        case .addColumn(let column, let ifNotExists):
            if ifNotExists, tables[identity]?.columns[column.name] != nil { return }
            for constraint in column.constraints {
                add(constraint, of: column.name, to: identity)
            }
        case .addConstraint(let constraint): add(constraint, to: identity)
        case .attachPartition(let partition, let isDefault):
            let isNew = tables[identity]?.isNew == true
            update(enter(partition)) {
                $0.parents = [identity]
                $0.partition = isDefault ? .rest : .values
                if isNew { $0.isNew = true }
            }
        case .detachPartition(let partition, _):
            update(enter(partition)) {
                $0.parents = []
                $0.partition = nil
            }
        case .inherit(let parent):
            let parent = enter(parent)
            update(identity) { $0.parents.append(parent) }
        case .leaveParent(let parent):
            let parent = enter(parent)
            update(identity) { $0.parents.removeAll { $0 == parent } }
        case .dropConstraint(let constraint, _):
            let schema = tables[identity]?.name.schema
            forget(index: SQLName(schema: schema, name: constraint))
        case .dropColumn(let column, _):
            let gone = indexes(of: identity).filter {
                ($0.columns + $0.computedColumns).contains(column)
            }
            for index in gone { forget(index: index.name) }
        default: break
        }
        for each in [identity] + (isOnly ? [] : descendants(of: identity)) {
            update(each) { $0.apply(change) }
        }
    }

    /// Changes what is known of a relation.
    mutating func update(_ identity: RelationIdentity, _ body: (inout TableMemory) -> Void) {
        body(&tables[identity, default: TableMemory(name: identity.firstName)])
    }

    /// The relation of a name, which is known from now on.
    mutating func enter(_ name: SQLName) -> RelationIdentity {
        let identity = identity(of: name)
        names[qualified(name)] = identity
        if indexes[identity] == nil, tables[identity] == nil {
            tables[identity] = TableMemory(name: name)
        }
        return identity
    }

    /// A relation that is made, in the place of any that had its name.
    private mutating func make(_ name: SQLName, isNew: Bool) -> RelationIdentity {
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
