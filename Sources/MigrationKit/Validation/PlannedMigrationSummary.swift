/// What a validator is told of a migration: enough to judge the plan by.
package struct PlannedMigrationSummary: Equatable, Sendable {
    /// The version as written in the file's name, leading zeros kept.
    package var version: String

    /// The migration's name.
    package var name: String

    /// The file's name; empty where an applied migration has lost its file.
    package var file: String

    /// Whether it is pending although a higher version is applied.
    package var isOutOfOrder = false

    /// What it would send; nil where nobody has looked.
    package var statements: PlannedStatements?

    /// The relations that the migration is known to touch, each as `parse_ident` reads it: quoted
    /// where it must be, qualified where the migration does so. Empty means unknown, not none.
    package var relations: [String]

    /// Creates a summary.
    package init(version: String, name: String, file: String, relations: [String] = []) {
        self.version = version
        self.name = name
        self.file = file
        self.relations = relations
    }
}
