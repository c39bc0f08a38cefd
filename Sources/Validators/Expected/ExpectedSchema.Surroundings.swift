import PgQuery

extension ExpectedSchema {
    /// What the database tells of itself.
    struct Surroundings {
        /// The search path that a session begins with.
        var path = SearchPath([], user: "")
        /// Whether that is how it was before the first statement.
        var isPathOfRun = false
        /// The schemas that a role may not use, which its search path passes over.
        var unusable: [String: Set<String>] = [:]
        /// The schemas that are there, without those that the statements made.
        var schemas: Set<String> = []
        /// The relations that are there, of the names that statements speak of.
        var relations: Set<SQLName> = []
        /// The tables and indexes that were there before the first statement; nil where not all are
        /// known.
        var earlier: [SQLName: ExpectedRelation]?
    }
}

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

/// A statement that ran functions, or code of its own.
struct ExecutedCode {
    /// Where it stands.
    let origin: Origin
    /// What it names, of a statement.
    var use: StatementUse?
    /// What it ran, of a `DO`.
    var code: SQLCode?
}
