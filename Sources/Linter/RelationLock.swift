package import PgQuery

/// A lock that a statement takes on a relation.
package struct RelationLock: Hashable, Sendable {
    /// How it is locked.
    package let mode: LockMode
    /// The relation, as the statement writes its name.
    package let relation: SQLName

    /// Makes a lock.
    package init(_ mode: LockMode, _ relation: SQLName) {
        self.mode = mode
        self.relation = relation
    }
}
