/// A statement that may have taken away what was made before it.
struct Doubt {
    /// What it may have taken away.
    enum Scope {
        case anything
        /// What uses a type or a function: functions, views, columns, indexes, constraints.
        case usersOfTypes
        /// What uses a column and is not known to: functions, and views of these.
        case usersOfColumns
    }

    /// Where it stands.
    let origin: Origin
    /// What it was, for people.
    let command: String
    /// What it may have taken away.
    var scope = Scope.anything
}
