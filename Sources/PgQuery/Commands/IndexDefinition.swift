/// An index as `CREATE INDEX` defines it.
package struct IndexDefinition: Equatable, Sendable {
    /// Its name; nil where the server chooses one.
    package let name: String?
    /// The table.
    package let table: SQLName
    /// How the server chooses a name where it has none.
    package let choice: NameChoice
    /// Its columns; none for those that are expressions.
    package let columns: [String]
    /// The columns that its expressions and its predicate use.
    package let computedColumns: [String]
    /// Whether it is unique.
    package let isUnique: Bool
    /// Whether it is built `CONCURRENTLY`.
    package let isConcurrent: Bool
    /// Whether an index of that name may exist already.
    package let ifNotExists: Bool
    /// Whether it leaves the partitions of its table alone (`ON ONLY`).
    package let isOnlyForParent: Bool
}
