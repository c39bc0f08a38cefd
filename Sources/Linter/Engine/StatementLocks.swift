import PgQuery

/// The locks that statements take on relations; the examples of the rules are compared with a server's.
enum StatementLocks {
    /// The locks of a statement on relations that were there before it, as far as its text shows them.
    static func of(_ command: SQLCommand, in schema: SchemaMemory) -> [RelationLock] {
        switch command {
        case .createTable(let definition): creation(definition)
        case .alterTable(let table, .table, let changes): alteration(table, changes)
        case .alterTable(let name, _, _): [RelationLock(.accessExclusive, name)]
        case .createIndex(let index):
            [RelationLock(index.isConcurrent ? .shareUpdateExclusive : .share, index.table)]
        case .drop(let dropped): drop(dropped, schema)
        case .rename(let renaming): rename(renaming)
        case .truncate(let tables, _): tables.map { RelationLock(.accessExclusive, $0) }
        case .lockTable(let tables, let mode):
            LockMode(rawValue: mode).map { mode in tables.map { RelationLock(mode, $0) } } ?? []
        case .reindex(let kind, let name, let isConcurrent):
            reindex(kind, name, isConcurrent, schema)
        case .cluster(let table?): [RelationLock(.accessExclusive, table)]
        case .vacuum(let tables, let isFull):
            tables.map { RelationLock(isFull ? .accessExclusive : .shareUpdateExclusive, $0) }
        case .refresh(let view, let isConcurrent, _):
            [RelationLock(isConcurrent ? .exclusive : .accessExclusive, view)]
        case .createTrigger(let table, _): [RelationLock(.shareRowExclusive, table)]
        case .insert(let table), .update(let table, _), .delete(let table, _):
            [RelationLock(.rowExclusive, table)]
        default: []
        }
    }

    private static func creation(_ definition: TableDefinition) -> [RelationLock] {
        let constraints = definition.constraints + definition.columns.flatMap(\.constraints)
        let referenced = constraints.compactMap(\.referencedTable)
            .filter { $0 != definition.name }
        return unique(
            referenced.map { RelationLock(.shareRowExclusive, $0) }
                + (definition.partitionOf.map { [RelationLock(.accessExclusive, $0)] } ?? []))
    }

    private static func alteration(
        _ table: SQLName, _ changes: [TableChange]
    ) -> [RelationLock] {
        let mode = changes.map(\.lockMode).max() ?? .accessExclusive
        var locks = [RelationLock(mode, table)]
        for change in changes {
            switch change {
            case .addConstraint(let constraint):
                if let other = constraint.referencedTable {
                    locks.append(RelationLock(.shareRowExclusive, other))
                }
            case .addColumn(let column, _):
                locks += column.constraints.compactMap(\.referencedTable)
                    .map { RelationLock(.shareRowExclusive, $0) }
            case .attachPartition(let partition, _):
                locks.append(RelationLock(.accessExclusive, partition))
            case .detachPartition(let partition, let isConcurrent):
                locks.append(
                    RelationLock(isConcurrent ? .shareUpdateExclusive : .accessExclusive, partition)
                )
            default: break
            }
        }
        return unique(locks)
    }

    private static func drop(_ dropped: DroppedObjects, _ schema: SchemaMemory) -> [RelationLock] {
        switch dropped.kind {
        case .table, .view, .materializedView, .sequence:
            dropped.names.map { RelationLock(.accessExclusive, $0) }
        case .index:
            unique(
                dropped.names.map { name in
                    RelationLock(
                        dropped.isConcurrent ? .shareUpdateExclusive : .accessExclusive,
                        schema.index(name)?.table ?? name)
                })
        default: []
        }
    }

    private static func rename(_ renaming: Renaming) -> [RelationLock] {
        guard let relation = renaming.relation else { return [] }
        // ALTER INDEX … RENAME takes less (manual, "ALTER INDEX").
        return [
            RelationLock(
                renaming.kind == .index ? .shareUpdateExclusive : .accessExclusive, relation)
        ]
    }

    private static func reindex(
        _ kind: SQLObjectKind, _ name: SQLName?, _ isConcurrent: Bool, _ schema: SchemaMemory
    ) -> [RelationLock] {
        guard let name else { return [] }
        switch kind {
        case .table: return [RelationLock(isConcurrent ? .shareUpdateExclusive : .share, name)]
        case .index where isConcurrent:
            return [RelationLock(.shareUpdateExclusive, schema.index(name)?.table ?? name)]
        case .index:
            let table = schema.index(name).map { [RelationLock(.share, $0.table)] } ?? []
            return table + [RelationLock(.accessExclusive, name)]
        default: return []
        }
    }

    /// Keeps the strongest lock on each relation.
    private static func unique(_ locks: [RelationLock]) -> [RelationLock] {
        var result: [RelationLock] = []
        for lock in locks {
            if let index = result.firstIndex(where: { $0.relation == lock.relation }) {
                if result[index].mode < lock.mode { result[index] = lock }
            } else {
                result.append(lock)
            }
        }
        return result
    }
}

extension TableChange {
    /// The lock on the table, by `AlterTableGetLockLevel` of PostgreSQL 15.
    fileprivate var lockMode: LockMode {
        switch self {
        case .validateConstraint, .attachPartition, .setOption: .shareUpdateExclusive
        case .setTriggers: .shareRowExclusive
        case .detachPartition(_, let isConcurrent):
            isConcurrent ? .shareUpdateExclusive : .accessExclusive
        case .addConstraint(let constraint):
            constraint.referencedTable == nil ? .accessExclusive : .shareRowExclusive
        default: .accessExclusive
        }
    }
}
