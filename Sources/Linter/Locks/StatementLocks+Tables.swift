import PgQuery

extension StatementLocks {
    /// The locks of `CREATE TABLE`: on what it refers to, and on what it becomes a part of.
    mutating func creation(of definition: TableDefinition) {
        if definition.ifNotExists, schema.table(definition.name) != nil { return }
        let constraints = definition.constraints + definition.columns.flatMap(\.constraints)
        for table in constraints.compactMap(\.referencedTable) where table != definition.name {
            add(.shareRowExclusive, table)
        }
        for parent in definition.parents {
            // Manual, "CREATE TABLE": PARTITION OF needs ACCESS EXCLUSIVE, ATTACH PARTITION does not.
            let isPartition = definition.partition != nil
            add(isPartition ? .accessExclusive : .shareUpdateExclusive, parent)
            guard isPartition else { continue }
            let identity = schema.identity(of: parent)
            if let rest = schema.defaultPartition(of: identity) { add(.accessExclusive, rest) }
            for key in schema.foreignKeys where key.table == identity {
                add(.shareRowExclusive, key.referenced)
            }
        }
    }

    /// The locks of `ALTER TABLE`: the strongest that one of its parts needs.
    mutating func alteration(of table: SQLName, isOnly: Bool, _ changes: [TableChange]) {
        let mode = changes.map(\.lockMode).max() ?? .accessExclusive
        let identity = schema.identity(of: table)
        add(mode, table)
        for change in changes {
            if !isOnly {
                switch change.recursion(schema.table(table)) {
                case .no: break
                case .inMode(let other):
                    for each in schema.descendants(of: identity) { add(other ?? mode, each) }
                }
            }
            others(for: change, of: identity)
        }
    }

    /// The locks on other tables.
    private mutating func others(for change: TableChange, of table: RelationIdentity) {
        switch change {
        case .addConstraint(let constraint):
            if let other = constraint.referencedTable { add(.shareRowExclusive, other) }
        case .addColumn(let column, _):
            for other in column.constraints.compactMap(\.referencedTable) {
                add(.shareRowExclusive, other)
            }
        case .alterType(let column, _, _, _): keys(using: column, of: table)
        case .dropColumn(let column, let cascades):
            keys(using: column, of: table, referring: cascades)
            guard cascades else { return }
            for view in schema.views(of: table, using: column) { add(.accessExclusive, view) }
        case .dropConstraint(let name, let cascades): constraint(name, of: table, cascades)
        case .attachPartition(let partition, _):
            add(.accessExclusive, partition)
            if let rest = schema.defaultPartition(of: table) { add(.accessExclusive, rest) }
        case .detachPartition(let partition, let isConcurrent):
            add(isConcurrent ? .shareUpdateExclusive : .accessExclusive, partition)
            if let rest = schema.defaultPartition(of: table) { add(.accessExclusive, rest) }
        case .inherit(let parent): add(.shareUpdateExclusive, parent)
        default: break
        }
    }

    /// The tables at the other end of the foreign keys of a column, which are made again or dropped with it.
    ///
    /// - Parameter referring: whether those count that refer to it.
    private mutating func keys(
        using column: String, of table: RelationIdentity, referring: Bool = true
    ) {
        for key in schema.foreignKeys {
            if key.table == table, key.columns.contains(column) {
                add(.accessExclusive, key.referenced)
            }
            if referring, key.referenced == table, key.referencedColumns.contains(column) {
                add(.accessExclusive, key.table)
            }
        }
    }

    private mutating func constraint(
        _ name: String, of table: RelationIdentity, _ cascades: Bool
    ) {
        switch schema.tables[table]?.constraints[name]?.kind {
        case .foreignKey(let other, _, _)?: add(.accessExclusive, other)
        case .key(let columns, _)? where cascades:
            for key in schema.foreignKeys
            where key.referenced == table && key.referencedColumns == columns {
                add(.accessExclusive, key.table)
            }
        default: break
        }
    }

    /// The locks of `ALTER INDEX`, `ALTER VIEW` and their like.
    mutating func otherAlteration(
        of relation: SQLName, _ kind: SQLObjectKind, _ changes: [TableChange]
    ) {
        add(changes.map(\.lockMode).max() ?? .accessExclusive, relation, kind: kind)
        for case .attachPartition(let index, _) in changes {
            add(.accessExclusive, index, kind: .index)
        }
    }

    /// The locks of `TRUNCATE`.
    mutating func truncation(of targets: [TableTarget], cascades: Bool) {
        for target in targets {
            add(.accessExclusive, target.name, recursing: !target.isOnly)
        }
        guard cascades else { return }
        for table in schema.referencing(targets.map { schema.identity(of: $0.name) }) {
            add(.accessExclusive, table)
        }
    }

    /// The locks of `RENAME`.
    mutating func rename(_ renaming: Renaming) {
        guard let relation = renaming.relation else { return }
        // ALTER INDEX … RENAME takes less (manual, "ALTER INDEX").
        let recurses: Bool =
            switch renaming.kind {
            case .column: true
            case .constraint: renaming.part.map { isInherited($0, of: relation) } ?? false
            default: false
            }
        add(
            renaming.kind == .index ? .shareUpdateExclusive : .accessExclusive, relation,
            kind: renaming.kind == .column || renaming.kind == .constraint
                ? .table : renaming.kind, recursing: recurses)
    }

    private func isInherited(_ constraint: String, of table: SQLName) -> Bool {
        schema.table(table)?.constraints[constraint]?.isNotInherited != true
    }

    /// The locks of `REINDEX`: who uses the table wants to look at its indexes.
    mutating func reindex(_ kind: SQLObjectKind, _ name: SQLName, _ isConcurrent: Bool) {
        let onTable = isConcurrent ? LockMode.shareUpdateExclusive : .share
        let onIndex = isConcurrent ? LockMode.shareUpdateExclusive : .accessExclusive
        switch kind {
        case .table:
            add(onTable, name)
            for index in schema.indexes(of: schema.identity(of: name)) {
                add(onIndex, index.name, kind: .index)
            }
        case .index:
            if let index = schema.index(name) {
                add(onTable, index.table)
                if isConcurrent { return }
            }
            add(onIndex, name, kind: .index)
        default: break
        }
    }

    /// The locks of `ALTER DOMAIN`: where its new constraint is checked.
    mutating func alteration(of domain: SQLName, _ change: DomainChange) {
        switch change {
        case .addConstraint(let constraint) where constraint.isNotValid: return
        case .addConstraint, .setNotNull, .validate:
            for table in schema.tables(using: domain) where schema.tables[table]?.kind != .view {
                add(.share, table)
            }
        default: return
        }
    }
}
