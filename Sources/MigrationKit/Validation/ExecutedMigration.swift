/// What a migration did in the run that is validated.
package struct ExecutedMigration: Equatable, Sendable {
    /// The version as written in the file's name, leading zeros kept.
    package var version: String

    /// The migration's name.
    package var name: String

    /// The texts of the statements that may have changed the schema or the search path, in order and
    /// without those that were undone; what reads and writes data is left out.
    package var statements: [String]

    /// The relations that its statements named, those that write data included; each as `to_regclass`
    /// reads it.
    package var relations: [String]

    /// Why ``statements`` may not tell all; nil where they do.
    package var shortfall: String?

    /// Creates the account of a migration.
    package init(
        version: String, name: String, statements: [String], relations: [String] = [],
        shortfall: String? = nil
    ) {
        self.version = version
        self.name = name
        self.statements = statements
        self.relations = relations
        self.shortfall = shortfall
    }
}

extension String {
    /// A name as it is compared with one that is quoted by another rule.
    fileprivate var withoutQuotes: String { filter { $0 != "\"" } }
}

extension ValidationContext {
    /// The last migration of the run that named one of these relations; nil where none did.
    ///
    /// - Parameter relations: names with their schema, quoted for SQL.
    package func migration(touching relations: String...) -> String? {
        let wanted = relations.map(\.withoutQuotes)
        return executed.last { migration in
            migration.relations.map(\.withoutQuotes).contains { name in
                wanted.contains { $0 == name || $0.hasSuffix(".\(name)") }
            }
        }?.version
    }
}
