import PgQuery

/// Which relation is meant, also after it was renamed or moved to another schema.
package struct RelationIdentity: Hashable, Comparable, Sendable {
    /// What it was called when it was first heard of, with its schema.
    let firstName: SQLName
    /// How many others have had that name before.
    let generation: Int

    /// By name, so that what is told of several has an order.
    package static func < (left: RelationIdentity, right: RelationIdentity) -> Bool {
        ("\(left.firstName)", left.generation) < ("\(right.firstName)", right.generation)
    }
}
