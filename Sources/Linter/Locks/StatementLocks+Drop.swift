import PgQuery

extension StatementLocks {
    /// The locks of `DROP`: on what goes, and on what it was bound to.
    mutating func drop(_ dropped: DroppedObjects) {
        switch dropped.kind {
        case .table:
            for name in dropped.names { add(.accessExclusive, name) }
            for name in dropped.names {
                table(schema.identity(of: name), cascades: dropped.cascades)
            }
        case .view, .materializedView:
            for name in dropped.names {
                add(.accessExclusive, name)
                guard dropped.cascades else { continue }
                for view in schema.views(of: schema.identity(of: name)) {
                    add(.accessExclusive, view)
                }
            }
        case .sequence:
            for name in dropped.names { add(.accessExclusive, name, kind: .sequence) }
        case .index: for name in dropped.names { index(name, dropped.isConcurrent) }
        case .statistics:
            for name in dropped.names {
                let full = schema.qualified(name) { schema.statistics[$0] != nil }
                for table in schema.statistics[full, default: []] {
                    add(.shareUpdateExclusive, table)
                }
            }
        default: if dropped.cascades { cascade(dropped) }
        }
    }

    private mutating func table(_ table: RelationIdentity, cascades: Bool) {
        let children = schema.descendants(of: table).filter {
            cascades || schema.tables[$0]?.partition != nil
        }
        let all = [table] + children
        for child in children { add(.accessExclusive, child) }
        // Of a partition, the whole table and the default one: what they hold is bounded anew.
        if let memory = schema.tables[table], memory.partition != nil {
            for parent in memory.parents {
                add(.accessExclusive, parent)
                if let rest = schema.defaultPartition(of: parent) { add(.accessExclusive, rest) }
            }
        }
        for key in schema.foreignKeys {
            if all.contains(key.table) { add(.accessExclusive, key.referenced) }
            if cascades, all.contains(key.referenced) { add(.accessExclusive, key.table) }
        }
        guard cascades else { return }
        for each in all {
            for view in schema.views(of: each) { add(.accessExclusive, view) }
        }
    }

    private mutating func index(_ name: SQLName, _ isConcurrent: Bool) {
        let mode = isConcurrent ? LockMode.shareUpdateExclusive : .accessExclusive
        guard let index = schema.index(name) else { return add(mode, name, kind: .index) }
        add(mode, index.table)
        guard schema.tables[index.table]?.isPartitioned == true else { return }
        for partition in schema.descendants(of: index.table) { add(mode, partition) }
    }

    /// What types, functions and schemas take with them.
    private mutating func cascade(_ dropped: DroppedObjects) {
        for name in dropped.names {
            switch dropped.kind {
            case .type, .domain:
                for table in schema.tables(using: name) { add(.accessExclusive, table) }
            case .function:
                for (identity, memory) in schema.tables.sorted(by: { $0.key < $1.key })
                where memory.triggers.values.contains(where: { $0.name == name.name }) {
                    add(.accessExclusive, identity)
                }
            case .schema:
                for (relation, identity) in schema.names.sorted(by: { $0.value < $1.value })
                where relation.schema == name.name && schema.tables[identity] != nil {
                    add(.accessExclusive, identity)
                    table(identity, cascades: true)
                }
            default: break
            }
        }
    }
}
