/// What a migration defined when it ran, kept with its row: of a script nothing else tells it later.
package struct RecordedDefinitions: Sendable, Equatable {
    /// The statements that defined something, in order and without those that were undone. The code of a
    /// `DO` is there as its words, and the constants of what only reads are parameters. A comment
    /// `-- session 2` stands in front of those that a second client of the migration's sent, `-- session 0` in
    /// front of those behind them.
    package var statements: [String]

    /// Why that may not be all; nil where it is.
    package var gap: String?

    /// Creates a record.
    package init(statements: [String], gap: String? = nil) {
        self.statements = statements
        self.gap = gap
    }

    /// The member that `progress` holds: `{"statements", "gap"}`, the latter where there is one.
    package var json: JSON {
        .object(
            [("statements", .array(statements.map(JSON.string)))]
                + (gap.map { [("gap", .string($0))] } ?? []))
    }

    /// Reads what ``json`` made.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not JSON.
    package init(parsing text: String) throws(JSONSyntaxError) {
        let document = try JSON(parsing: text)
        statements = []
        if case .array(let texts)? = document["statements"] {
            statements = texts.compactMap(\.string)
        }
        gap = document["gap"]?.string
    }
}
