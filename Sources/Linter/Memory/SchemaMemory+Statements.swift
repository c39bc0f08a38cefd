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
        case .alterTable(let name, let object, let isOnly, let changes):
            for change in changes {
                if case .changeOwner(to: let role?) = change, !self.isNew(name) {
                    newRoles.remove(role)
                }
                if object == .table { alter(name, isOnly: isOnly, change) }
            }
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
        case .createRole(let name):
            if isNew { newRoles.insert(name) }
        case .changeOwner(let kind, let name, to: let role?):
            if !isMadeInRun(kind, name) { newRoles.remove(role) }
        case .createExtension(let name):
            // With IF NOT EXISTS it may be an earlier one.
            if extensions[name] == nil { extensions[name] = isNew }
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

    private func isMadeInRun(_ kind: SQLObjectKind, _ name: SQLName?) -> Bool {
        guard let name else { return false }
        switch kind {
        case .schema: return isNewSchema(name.name)
        case .type, .domain: return isNewType(name)
        default: return false
        }
    }

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
}
