/// What a migration defined when it ran, kept with its row: of a script nothing else tells it later.
package struct RecordedDefinitions: Sendable, Equatable {
    /// The statements that defined something, in order and without those that were undone. The code of a
    /// `DO` is there as its words, and the constants of what only reads are parameters.
    package var statements: [Statement]

    /// Why that may not be all; nil where it is.
    package var gap: String?

    /// A statement that defined something.
    package struct Statement: Sendable, Equatable {
        /// Its text.
        package var text: String

        /// Which session of the migration's ran it, as ``ExecutedStatement/session`` tells it.
        package var session: Int

        /// Creates a statement.
        package init(_ text: String, session: Int = 0) {
            self.text = text
            self.session = session
        }
    }

    /// Creates a record.
    package init(statements: [Statement], gap: String? = nil) {
        self.statements = statements
        self.gap = gap
    }

    /// The member that `progress` holds: `{"statements", "sessions", "gap"}`, the latter where there is one.
    /// `sessions` has a number for each statement, and is there where one of them is not 0.
    package var json: JSON {
        let sessions = statements.map(\.session)
        return .object(
            [("statements", .array(statements.map { .string($0.text) }))]
                + (sessions.allSatisfy { $0 == 0 }
                    ? [] : [("sessions", .array(sessions.map(JSON.integer)))])
                + (gap.map { [("gap", .string($0))] } ?? []))
    }

    /// Reads what ``json`` made, or made before there were `sessions`: a comment `-- session 2` stood in front
    /// of those that session 2 had run, up to the next such comment.
    ///
    /// - Throws: `JSONSyntaxError` when the text is not JSON.
    package init(parsing text: String) throws(JSONSyntaxError) {
        let document = try JSON(parsing: text)
        let sessions = document["sessions"]?.elements.map { $0.integer ?? 0 } ?? []
        var session = 0
        statements = []
        for text in document["statements"]?.elements.compactMap(\.string) ?? [] {
            if let number = Self.session(inComment: text) {
                session = number
            } else {
                let index = statements.count
                statements.append(
                    Statement(text, session: index < sessions.count ? sessions[index] : session))
            }
        }
        gap = document["gap"]?.string
    }

    private static func session(inComment text: String) -> Int? {
        let opening = "-- session "
        return text.hasPrefix(opening) ? Int(text.dropFirst(opening.count)) : nil
    }
}
