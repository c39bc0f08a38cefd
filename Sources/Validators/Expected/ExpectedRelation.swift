import PgQuery

/// A relation that statements made, changed, or found.
struct ExpectedRelation {
    /// What it is; `relation` where the statements do not tell.
    var kind: SchemaObjectKind
    /// The last statement that says it is there, by this name; nil for one that was there before.
    var origin: Origin?
    /// The statement that made it; nil where that is none of the run's.
    var maker: Origin?
    /// Whether it may have been there before, as it was made with `IF NOT EXISTS`.
    var mayBeOlder = false
    /// Whether the server made it for something else: the sequence of a serial column.
    var isImplicit = false
    /// Its oid, where it was there before the first statement.
    var oid: UInt32?
    /// The columns that statements gave it.
    var columns: [String: Origin] = [:]
    /// The constraints that statements gave it.
    var constraints: [String: ExpectedConstraint] = [:]
    /// The columns that statements made NOT NULL.
    var notNull: [String: Origin] = [:]
    /// The columns that are made of others, with these.
    var generated: [String: [String]] = [:]
    /// The statements that wrote its rows, with the columns that got a value; nil for all.
    var writes: [(origin: Origin, columns: [String]?)] = []
    /// The last statement that gave it what no statement lists: `LIKE`, `PARTITION OF`, `ATTACH`.
    var copied: Origin?
    /// The tables that it is a part of, or inherits from.
    var parents: [SQLName] = []
    /// Whether it is a partition, whose columns and constraints are those of its table.
    var isPartition = false
    /// The relations of its query, or the table of the index or the sequence.
    var sources: [SQLName] = []
    /// The columns that an index or a sequence depends on.
    var usedColumns: Set<String> = []
    /// The key columns of an index; nil where an expression is among them, and for other relations.
    var key: [String]?
    /// How the server has chosen its name; nil where it has not.
    var choice: NameChoice?
    /// What an index is that was there before, behind its table's name: `USING btree (id)`.
    var definition: String?
    /// The statements that changed where a sequence stands.
    var settings: [Origin] = []

    /// Whether the server has chosen its name, so that the one it is known by is a guess.
    var isNamedByServer: Bool { choice != nil }
}
