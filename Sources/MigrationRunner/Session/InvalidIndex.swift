import Postgres

/// An index that the server does not use: its build was not finished.
struct InvalidIndex: Equatable {
    let oid: String
    /// Its name with its schema, as SQL writes it.
    let name: String
    /// The table.
    let table: String
    /// Whether it is the one that a statement names.
    let isNamed: Bool
    /// Why it is invalid, where that is known.
    var cause: String?

    /// Reads a row of ``ConcurrentBuild``'s question.
    init(_ row: [String?]) {
        oid = row[0] ?? ""
        name = row[1] ?? ""
        table = row[2] ?? ""
        isNamed = row[3] == "t"
    }

    /// What is wrong, in one sentence.
    var description: String {
        "the index \(name) on \(table) is invalid"
            + (cause.map { ": \($0)" } ?? ", as an earlier build of it was not finished")
            + origin
    }

    /// Where an index comes from that no statement names.
    var origin: String {
        isLeftByReindex ? " (REINDEX CONCURRENTLY made it beside the old one)" : ""
    }

    /// What PostgreSQL calls the new and the old index of a REINDEX CONCURRENTLY (manual, REINDEX).
    private var isLeftByReindex: Bool {
        name.contains("_ccnew") || name.contains("_ccold")
    }

    /// That it was taken away.
    var droppedText: String { "\(description); it was dropped before it is built again" }

    /// Takes it away.
    var dropSQL: String { "DROP INDEX CONCURRENTLY IF EXISTS \(name)" }

    /// The answer to a statement that was content with such an index.
    var error: PostgresError {
        var error = PostgresError(
            sqlState: .objectNotInPrerequisiteState, message: description)
        error.hint = "drop it: \(dropSQL)"
        return error
    }

    /// Asks which of these are still there and invalid.
    static func remainingSQL(of indexes: [InvalidIndex]) -> String {
        """
        SELECT indexrelid FROM pg_catalog.pg_index WHERE NOT indisvalid \
        AND indexrelid IN (\(indexes.map(\.oid).joined(separator: ", ")))
        """
    }
}
