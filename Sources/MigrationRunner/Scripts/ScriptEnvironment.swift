package import Postgres

/// What scripts see of the run: the effective connection, and how they were called.
package struct ScriptEnvironment: Sendable {
    /// `process.argv`: the binary, the old runner's path, the command and its arguments.
    package let arguments: [String]
    /// `process.env`, with the effective connection in `DATABASE_URL`, `DB_*` and `PG*`.
    package let variables: [String: String]
    /// Where the database is.
    let endpoint: Endpoint
    /// Reads the text of a `.env` file.
    let parseDotEnv: @Sendable (String) -> [(String, String)]

    /// Makes the environment for a connection.
    ///
    /// - Parameters:
    ///   - variables: the environment of this program.
    ///   - user: the operating system's name for its user, which PostgreSQL falls back on.
    package init(
        settings: ConnectionSettings, variables: [String: String], user: String,
        arguments: [String], parseDotEnv: @escaping @Sendable (String) -> [(String, String)]
    ) {
        let endpoint = Endpoint(settings, user: user)
        var variables = variables
        for (name, value) in settings.scriptVariables() { variables[name] = value }
        self.arguments = arguments
        self.variables = variables
        self.endpoint = endpoint
        self.parseDotEnv = parseDotEnv
    }

    /// Makes the environment that another process has described.
    init(arguments: [String], variables: [String: String], endpoint: Endpoint) {
        self.arguments = arguments
        self.variables = variables
        self.endpoint = endpoint
        parseDotEnv = DotEnv.parse
    }
}
