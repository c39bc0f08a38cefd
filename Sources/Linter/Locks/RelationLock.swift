package import PgQuery

/// A lock that a statement takes on a relation.
package struct RelationLock: Hashable, Sendable {
    /// How it is locked.
    package let mode: LockMode
    /// The relation, as the statement writes its name, or the one that made it.
    package let relation: SQLName
    /// Which relation it is, whatever it is called.
    package let identity: RelationIdentity
    /// What it is: a table, or an index, a sequence, a view.
    package let kind: SQLObjectKind

    /// Makes a lock.
    package init(
        _ mode: LockMode, _ relation: SQLName, _ identity: RelationIdentity,
        kind: SQLObjectKind = .table
    ) {
        self.mode = mode
        self.relation = relation
        self.identity = identity
        self.kind = kind
    }

    /// Whether it is on what others read and write by its name.
    package var isOfTable: Bool { kind != .index && kind != .sequence }
}

extension [RelationLock] {
    /// Adds a lock; of two on one relation the stronger mode stays, in the place of the first.
    mutating func merge(_ lock: RelationLock) {
        guard let index = firstIndex(where: { $0.identity == lock.identity }) else {
            return append(lock)
        }
        let first = self[index]
        self[index] = RelationLock(
            Swift.max(first.mode, lock.mode), first.relation, first.identity, kind: first.kind)
    }
}
