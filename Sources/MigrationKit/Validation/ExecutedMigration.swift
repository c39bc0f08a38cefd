/// What a migration did in the run that is validated.
package struct ExecutedMigration: Equatable, Sendable {
    /// The version as written in the file's name, leading zeros kept.
    package var version: String

    /// The migration's name.
    package var name: String

    /// The statements that ran, in order and without those that were undone.
    package var steps: [ExecutedStatement]

    /// The texts of the statements that may have changed the schema or the search path, in order.
    package var statements: [String] { steps.filter(\.defines).map(\.text) }

    /// The relations that its statements named, those that write data included; each as `to_regclass`
    /// reads it.
    package var relations: [String]

    /// Why ``steps`` may not tell all; nil where they do.
    package var shortfall: String?

    /// Whether its search path began as that of a new session: nothing that is not among the steps had set it.
    package var isPathKnown = true

    /// Creates the account of a migration.
    package init(
        version: String, name: String, steps: [ExecutedStatement], relations: [String] = [],
        shortfall: String? = nil
    ) {
        self.version = version
        self.name = name
        self.steps = steps
        self.relations = relations
        self.shortfall = shortfall
    }
}

/// A statement that ran.
package struct ExecutedStatement: Equatable, Sendable {
    /// Its text.
    package var text: String

    /// Whether it may have changed the schema or the search path; else it reads or writes data, and
    /// stands for all such statements up to the next definition that differ in their constants only.
    package var defines: Bool

    /// Which session of the migration's ran it: 0 for its own, others for the clients of one with
    /// `transaction: false`.
    package var session: Int

    /// Creates the account of a statement.
    package init(_ text: String, defines: Bool, session: Int = 0) {
        self.text = text
        self.defines = defines
        self.session = session
    }
}
