/// What a migration did in the run that is validated.
package struct ExecutedMigration: Equatable, Sendable {
    /// The version as written in the file's name, leading zeros kept.
    package var version: String

    /// The migration's name.
    package var name: String

    /// The texts of the statements that ran, in order.
    package var statements: [String]

    /// Creates the account of a migration.
    package init(version: String, name: String, statements: [String]) {
        self.version = version
        self.name = name
        self.statements = statements
    }
}
