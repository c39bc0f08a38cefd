/// What `CREATE … AS` and `CREATE VIEW` make of a query.
package struct QueriedRelation: Equatable, Sendable {
    /// A table, a view or a materialized view.
    package let kind: SQLObjectKind
    /// Its name.
    package let name: SQLName
    /// Whether it goes with the session.
    package let isTemporary: Bool
    /// Whether one of that name may exist already.
    package let ifNotExists: Bool
    /// Whether it takes the place of one that exists (`OR REPLACE`).
    package let replaces: Bool
    /// The relations that the query names.
    package let sources: [SQLName]
    /// The columns that the query names; nil where it takes all of them.
    package let columns: Set<String>?
}
