import PgQuery

/// The statement that an expected object comes from.
struct Origin: Equatable {
    /// The version of its migration.
    let version: String
    /// Its number among all statements.
    let position: Int
}

/// A relation that statements made, or have given columns and constraints.
struct ExpectedRelation {
    /// What it is; `relation` where the statements do not tell.
    var kind: SchemaObjectKind
    /// Where it comes from; nil for one that was there before.
    var origin: Origin?
    /// Whether it may have been there before, as it was made with `IF NOT EXISTS`.
    var mayBeOlder = false
    /// The columns that statements gave it.
    var columns: [String: Origin] = [:]
    /// The constraints with a name that statements gave it.
    var constraints: [String: ExpectedConstraint] = [:]
    /// The tables that it is a part of, or inherits from.
    var parents: [SQLName] = []
    /// The relations of its query, or the table of the index or the sequence.
    var sources: [SQLName] = []
    /// The columns that an index or a sequence depends on.
    var usedColumns: Set<String> = []
    /// The key columns of an index whose name the server has chosen.
    var unnamedKey: [String]?
}

/// A constraint of an expected table.
struct ExpectedConstraint {
    /// Where it comes from.
    var origin: Origin
    /// The columns that it depends on.
    var columns: Set<String>
    /// The table that it refers to.
    var refersTo: SQLName?
}
