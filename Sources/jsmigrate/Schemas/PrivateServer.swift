import EphemeralPostgres
import MigrationKit
import MigrationRunner
import PgQuery
import Postgres

/// A private server for databases that are made to be looked at, started with the first of them.
final class PrivateServer {
    private let role: String
    private let workspace: Workspace
    private var cluster: EphemeralCluster?
    private var administration: PostgresMigrator?

    /// - Parameter role: the name of the role that everything is made by; nil for any.
    init(workspace: Workspace, role: String?) {
        self.workspace = workspace
        // PostgreSQL keeps names with pg_ for itself.
        self.role = role.flatMap { $0.isEmpty || $0.hasPrefix("pg_") ? nil : $0 } ?? "jsmigrate"
    }

    /// Ends the server.
    func stop() {
        administration?.close()
        cluster?.stop()
    }

    /// The server's major version; nil before it was started.
    var majorVersion: Int? { administration.map { $0.idleConnection.serverVersion / 10_000 } }

    /// Makes an empty database, the only one, with these roles and no others on the server.
    ///
    /// - Throws: a failure of exit code 5.
    func makeDatabase(named name: String, roles: [String]) throws -> ConnectionSettings {
        let connection = try (administration ?? start()).idleConnection
        let databases = try names(
            "SELECT datname FROM pg_catalog.pg_database WHERE oid > 16383", connection)
        for name in databases { try run("DROP DATABASE \(SQLText.identifier(name))", connection) }
        let others = try names(
            "SELECT rolname FROM pg_catalog.pg_roles WHERE oid > 16383", connection)
        for role in others { try run("DROP ROLE \(SQLText.identifier(role))", connection) }
        for role in roles { try run("CREATE ROLE \(SQLText.identifier(role))", connection) }
        try run("CREATE DATABASE \(SQLText.identifier(name)) TEMPLATE template0", connection)
        return settings(of: name)
    }

    private func names(_ sql: String, _ connection: Connection) throws -> [String] {
        try run(sql, connection)?.rows.compactMap(\.first).compactMap { $0 } ?? []
    }

    @discardableResult
    private func run(_ sql: String, _ connection: Connection) throws -> ResultSet? {
        let reply = connection.reply(to: .simple(sql))
        try workspace.checkSignals()
        guard let error = reply.error else { return reply.results.last }
        throw GeneralFailure(
            "the private PostgreSQL refused \(sql): \(error.message)", exitCode: .refused)
    }

    private func start() throws -> PostgresMigrator {
        var options = EphemeralCluster.Options()
        options.superuser = role
        options.databaseName = "postgres"
        do throws(EphemeralPostgresError) {
            cluster = try EphemeralCluster.start(options)
        } catch {
            throw GeneralFailure(error.message, exitCode: .refused, remedy: error.help)
        }
        let migrator = try workspace.makeMigrator(
            settings(of: "postgres"), reporter: workspace.warningsReporter)
        administration = migrator
        return migrator
    }

    private func settings(of database: String) -> ConnectionSettings {
        var settings = ConnectionSettings()
        settings.host = cluster?.connectionSettings.socketDirectory
        settings.port = cluster.map { String($0.connectionSettings.port) }
        settings.user = role
        settings.database = database
        return settings
    }
}
