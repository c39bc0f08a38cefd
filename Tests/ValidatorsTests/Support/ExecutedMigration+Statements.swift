import MigrationKit

extension ExecutedMigration {
    /// The account of a migration that ran these statements.
    init(
        version: String, name: String = "x", statements: [String], relations: [String] = [],
        shortfall: String? = nil
    ) {
        let data = ["INSERT", "UPDATE", "DELETE", "SELECT", "COPY", "TRUNCATE", "EXECUTE", "FETCH"]
        self.init(
            version: version, name: name,
            steps: statements.map { text in
                let isData = data.contains { text.hasPrefix($0) }
                return ExecutedStatement(
                    text,
                    defines: !isData || text.contains("set_config") || text.contains(" INTO u"))
            }, relations: relations, shortfall: shortfall)
    }
}
