/// An object that a statement makes.
package struct MadeObject: Equatable, Sendable {
    /// What it is.
    package var kind: SchemaObjectKind
    /// Its name; of an index without one, what the server would choose first.
    package var name: SQLName
    /// How the server chooses the name of an index; nil where the statement names it.
    package var choice: NameChoice?
    /// Whether one of that name may have been there already (`IF NOT EXISTS`).
    package var ifNotExists = false
    /// Whether it goes with the session.
    package var isTemporary = false
    /// Whether it goes with the transaction.
    package var goesWithTransaction = false
    /// The columns that the statement names, of a table.
    package var columns: [String] = []
    /// The constraints of a table.
    package var constraints: [MadeConstraint] = []
    /// The columns of a table for which the server makes a sequence.
    package var numbered: [String] = []
    /// The columns of a table that are made of others, with these.
    package var generated: [String: [String]] = [:]
    /// The columns of a table that hold no `NULL`.
    package var notNull: [String] = []
    /// Whether it gets what the statement does not list from other tables (`LIKE`, `PARTITION OF`).
    package var copiesOthers = false
    /// The tables that it is a part of, or inherits from.
    package var parents: [SQLName] = []
    /// Whether it is a partition.
    package var isPartition = false
    /// The relations that it is made of: those of a view's query, the table of an index.
    package var sources: [SQLName] = []
    /// The columns that an index depends on, those in expressions and its predicate among them.
    package var usedColumns: [String] = []
    /// The key columns of an index; nil where an expression is among them.
    package var key: [String]?
    /// What a function runs.
    package var code: SQLCode?

    /// Creates an object of which no more is known than its name.
    package init(kind: SchemaObjectKind, name: SQLName) {
        self.kind = kind
        self.name = name
    }
}
