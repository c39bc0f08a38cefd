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

    /// The same lock in the stronger one of two modes.
    package func atLeast(_ other: LockMode) -> RelationLock {
        RelationLock(max(mode, other), relation, identity, kind: kind)
    }
}
