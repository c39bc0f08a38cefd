import PgQuery

/// The locks that a statement takes on relations, as far as its text and the statements before show them; a
/// sweep of statements is compared with a server's.
///
/// What only reads (ACCESS SHARE, ROW SHARE) is left aside, and so are indexes, sequences and partitions
/// where the table that they belong to is locked as strongly. The modes are those of PostgreSQL 15 (manual,
/// "Explicit Locking" and the pages of the commands).
struct StatementLocks {
    let schema: SchemaMemory
    private(set) var locks: [RelationLock] = []

    /// The locks of a statement on relations that were there before it.
    static func of(_ command: SQLCommand, in schema: SchemaMemory) -> [RelationLock] {
        var collected = StatementLocks(schema: schema)
        collected.add(command)
        return collected.locks
    }

    private init(schema: SchemaMemory) { self.schema = schema }

    private mutating func add(_ command: SQLCommand) {
        switch command {
        case .createTable(let definition): creation(of: definition)
        case .createFromQuery(let relation):
            if relation.replaces { add(.accessExclusive, relation.name) }
        case .alterTable(let table, let object, let isOnly, let changes):
            if object == .table {
                alteration(of: table, isOnly: isOnly, changes)
            } else {
                otherAlteration(of: table, object, changes)
            }
        case .createIndex(let index):
            add(
                index.isConcurrent ? .shareUpdateExclusive : .share, index.table,
                recursing: !index.isOnlyForParent && isPartitioned(index.table))
        case .drop(let dropped): drop(dropped)
        case .dropPart(let part, let table, let ifExists):
            if ifExists, isKnownMissing(part, of: table) { return }
            add(.accessExclusive, table)
        case .rename(let renaming): rename(renaming)
        case .setSchema(let name, _): add(.accessExclusive, name)
        case .alterSequence(let name): add(.shareRowExclusive, name, kind: .sequence)
        case .alterDomain(let domain, let change): alteration(of: domain, change)
        case .createTrigger(let trigger):
            add(.shareRowExclusive, trigger.table, recursing: isPartitioned(trigger.table))
        case .changePart(let table): add(.accessExclusive, table)
        case .comment(let name): add(.shareUpdateExclusive, name)
        case .createStatistics(_, let tables):
            for each in tables { add(.shareUpdateExclusive, each) }
        case .changePublication(let name, let change, let tables):
            for each in tables { add(.shareUpdateExclusive, each) }
            if change == .set {
                for each in schema.publications[name, default: []] {
                    add(.shareUpdateExclusive, each)
                }
            }
        case .changeRows(let changes), .explain(let changes):
            // With a condition the planner may leave partitions out.
            for change in changes {
                add(
                    .rowExclusive, change.table,
                    recursing: change.reach == .all && !change.isOnly)
            }
        default: maintenance(command)
        }
    }

    private mutating func maintenance(_ command: SQLCommand) {
        switch command {
        case .truncate(let targets, let cascades): truncation(of: targets, cascades: cascades)
        case .lockTable(let targets, let mode):
            guard let mode = LockMode(rawValue: mode) else { return }
            for target in targets {
                add(mode, target.name, recursing: !target.isOnly)
                add(mode, allBelow: schema.identity(of: target.name))
            }
        case .reindex(let kind, let name?, let isConcurrent): reindex(kind, name, isConcurrent)
        case .cluster(let table?): add(.accessExclusive, table)
        case .vacuum(let tables, let isFull):
            for table in tables {
                add(
                    isFull ? .accessExclusive : .shareUpdateExclusive, table,
                    recursing: isPartitioned(table))
            }
        case .analyze(let tables):
            for table in tables {
                add(.shareUpdateExclusive, table, recursing: isPartitioned(table))
            }
        case .refresh(let view, let isConcurrent, _):
            add(isConcurrent ? .exclusive : .accessExclusive, view)
        default: break
        }
    }

    // MARK: - Collecting

    /// Adds a lock on a relation, and with `recursing` on the tables that inherit from it.
    ///
    /// - Parameter kind: what it is, where that is not known from statements before.
    mutating func add(
        _ mode: LockMode, _ name: SQLName, kind: SQLObjectKind = .table, recursing: Bool = false
    ) {
        let identity = schema.identity(of: name)
        locks.merge(RelationLock(mode, name, identity, kind: self.kind(of: identity) ?? kind))
        guard recursing else { return }
        for child in schema.descendants(of: identity) { add(mode, child) }
    }

    /// Adds a lock on a relation that the statement does not name.
    mutating func add(_ mode: LockMode, _ identity: RelationIdentity) {
        let name = schema.tables[identity]?.name ?? schema.indexes[identity]?.name
        locks.merge(
            RelationLock(
                mode, name ?? identity.firstName, identity, kind: kind(of: identity) ?? .table))
    }

    private func kind(of identity: RelationIdentity) -> SQLObjectKind? {
        schema.indexes[identity].map { _ in .index } ?? schema.tables[identity]?.kind
    }

    /// What a view reads is locked with it.
    private mutating func add(_ mode: LockMode, allBelow view: RelationIdentity) {
        guard let memory = schema.tables[view], memory.kind == .view else { return }
        for source in memory.sources {
            add(mode, source)
            add(mode, allBelow: source)
        }
    }

    func isPartitioned(_ name: SQLName) -> Bool { schema.table(name)?.isPartitioned == true }

    private func isKnownMissing(_ part: TablePart, of table: SQLName) -> Bool {
        guard case .trigger(let name) = part, let memory = schema.table(table) else { return false }
        return memory.isDefined && memory.triggers[name] == nil
    }
}
