import MigrationKit

/// A query that was noted.
struct RecordedQuery: Equatable {
    /// The SQL.
    let sql: String
    /// How long the server took to answer it, in milliseconds; nil where it was not sent.
    var durationMilliseconds: Int?
}

/// A query that a script asked for.
struct AskedQuery {
    let text: String
    /// The innermost place of the script that its code was at; nil where it was in other files only.
    let place: FileLocation?
}
