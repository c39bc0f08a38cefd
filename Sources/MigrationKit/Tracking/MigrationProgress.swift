/// What a migration that is not wholly in one transaction has made durable, kept in
/// `schema_migrations.progress`.
package struct MigrationProgress: Sendable, Equatable {
    /// How many statements are durable.
    package var statements: Int

    /// The text of the last durable statement.
    package var lastStatement: String?

    /// The text of a statement that runs alone and was begun: whether it is done is not known.
    package var runningStatement: String?

    /// The project's files that the migration imported, relative to its folder; known once it is
    /// completed.
    package var imports: [String] = []

    /// Whether the file of the applied migration is gone for good, and not missed.
    package var isArchived = false

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

    /// The document that the column holds: `{"statements", "last", "running"}`, and `imports` and
    /// `archived` where there are any.
    package var json: JSON {
        let more: [(name: String, value: JSON)] =
            (imports.isEmpty ? [] : [("imports", .array(imports.map(JSON.string)))])
            + (isArchived ? [("archived", true)] : [])
        return .object(
            [
                ("statements", .integer(statements)),
                ("last", JSON(lastStatement)),
                ("running", JSON(runningStatement)),
            ] + more)
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
        isArchived = document["archived"] == true
        if case .array(let paths)? = document["imports"] { imports = paths.compactMap(\.string) }
    }
}

extension MigrationProgress {
    /// What is durable, in words.
    var account: String {
        var parts: [String] = []
        if statements > 0 {
            let noun = statements == 1 ? "1 statement is" : "\(statements) statements are"
            parts.append("\(noun) durable" + (lastStatement.map { ", the last: \($0)" } ?? ""))
        }
        if let runningStatement {
            parts.append("this one ran outside a transaction and may be done: \(runningStatement)")
        }
        return parts.joined(separator: "; ")
    }
}
