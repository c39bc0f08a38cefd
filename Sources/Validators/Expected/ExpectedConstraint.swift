import PgQuery

/// A constraint of an expected table.
struct ExpectedConstraint {
    /// What it demands; nil for one that was only renamed.
    var kind: MadeConstraint.Kind?
    /// The last statement that says it is there, by this name.
    var origin: Origin
    /// The statement that made it; nil where that is none of the run's.
    var maker: Origin?
    /// The columns that it depends on.
    var columns: Set<String>
    /// The table that it refers to.
    var refersTo: SQLName?
    /// How the server has chosen its name; nil where it has not.
    var choice: NameChoice?
    /// Whether it was made without a look at the rows.
    var isNotValid = false

    /// Whether the server has chosen its name, so that the one it is known by is a guess.
    var isNamedByServer: Bool { choice != nil }
}
