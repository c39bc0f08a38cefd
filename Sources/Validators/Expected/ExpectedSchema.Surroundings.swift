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
