/// What a migration that is not wholly in one transaction has made durable, kept in
/// `schema_migrations.progress`.
package struct MigrationProgress: Sendable, Equatable {
    /// How many statements are durable.
    package var statements: Int

    /// The text of the last durable statement.
    package var lastStatement: String?

    /// The text of a statement that runs alone and was begun: whether it is done is not known.
    package var runningStatement: String?

    /// Creates a progress.
    package init(
        statements: Int = 0, lastStatement: String? = nil, runningStatement: String? = nil
    ) {
        self.statements = statements
        self.lastStatement = lastStatement
        self.runningStatement = runningStatement
    }

    /// Whether something is, or may be, in the database for good.
    package var mayHaveEffects: Bool { statements > 0 || runningStatement != nil }

    /// The document that the column holds: `{"statements", "last", "running"}`.
    package var json: JSON {
        .object([
            ("statements", .integer(statements)),
            ("last", JSON(lastStatement)),
            ("running", JSON(runningStatement)),
        ])
    }

    /// Reads the document that the column holds; members it does not know are passed over.
    /// - Throws: `JSONSyntaxError` when the text is not JSON.
    package init(parsing text: String) throws(JSONSyntaxError) {
        let document = try JSON(parsing: text)
        if case .integer(let count)? = document["statements"] {
            statements = count
        } else {
            statements = 0
        }
        lastStatement = document["last"]?.string
        runningStatement = document["running"]?.string
    }
}
