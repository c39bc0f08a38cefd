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

    /// What the migration defined; known once it is completed, and read apart from the row.
    package var definitions: RecordedDefinitions?

    /// What attempts before this one have left behind for good; `nil` where that is nothing.
    package var earlier: MigrationLeavings?

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

    /// What this attempt and those before it have left; `nil` where that is nothing.
    package var leavings: MigrationLeavings? {
        guard mayHaveEffects || earlier != nil else { return nil }
        return MigrationLeavings(
            statements: statements + (earlier?.statements ?? 0),
            lastStatement: lastStatement ?? earlier?.lastStatement,
            unsureStatement: runningStatement ?? earlier?.unsureStatement)
    }

    /// The document that the column holds, in which passwords are hidden: `{"statements", "last", "running"}`,
    /// and `earlier`, `imports`, `definitions` and `archived` where there are any.
    package var json: JSON {
        let more: [(name: String, value: JSON)] =
            (earlier.map { [("earlier", $0.json)] } ?? [])
            + (imports.isEmpty ? [] : [("imports", .array(imports.map(JSON.string)))])
            + (definitions.map { [("definitions", $0.json)] } ?? [])
            + (isArchived ? [("archived", true)] : [])
        return .object(
            [
                ("statements", .integer(statements)),
                ("last", JSON(lastStatement?.withoutPasswords)),
                ("running", JSON(runningStatement?.withoutPasswords)),
            ] + more)
    }

    /// Reads the document that the column holds; members it does not know are passed over.
    /// - Throws: `JSONSyntaxError` when the text is not JSON.
    package init(parsing text: String) throws(JSONSyntaxError) {
        let document = try JSON(parsing: text)
        statements = document["statements"]?.integer ?? 0
        lastStatement = document["last"]?.string
        runningStatement = document["running"]?.string
        isArchived = document["archived"] == true
        if let document = document["earlier"] { earlier = MigrationLeavings(document) }
        imports = document["imports"]?.elements.compactMap(\.string) ?? []
    }
}

extension MigrationProgress {
    /// What is durable, in words.
    var account: String {
        let own = MigrationLeavings(
            statements: statements, lastStatement: lastStatement, unsureStatement: runningStatement)
        let before = earlier.map { "by attempts before: \($0.account)" }
        return [mayHaveEffects ? own.account : nil, before].compactMap(\.self)
            .joined(separator: "; ")
    }
}
