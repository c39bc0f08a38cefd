import EphemeralPostgres
import Filesystem
import MigrationKit
import MigrationRunner
import Postgres
import SchemaDescription
import Subprocess

/// Turns migrations and dumps into schemas, each in a database of its own on a private server.
///
/// Roles belong to a server and not to what is loaded: those that the server misses are made, as it
/// names them.
final class PrivateSchemas {
    private let workspace: Workspace
    private let server: PrivateServer
    private let database: String
    private var dumpCount = 0

    /// - Parameters:
    ///   - role: the name of the role that everything is made by; nil for any.
    ///   - database: the name of the migrations' database, which they may speak of; nil for any.
    init(workspace: Workspace, role: String?, database: String?) {
        self.workspace = workspace
        server = PrivateServer(workspace: workspace, role: role)
        let isOwn = ["template0", "template1", "postgres", ""].contains(database ?? "")
        self.database = isOwn ? "jsmigrate" : database ?? "jsmigrate"
    }

    /// Ends the server.
    func stop() { server.stop() }

    // MARK: - Migrations

    /// What migrations make of an empty database.
    ///
    /// - Parameter chosen: their files; nil for all of the folder.
    /// - Throws: ``RunEnd`` where a migration fails.
    func describeMigrations(_ chosen: [MigrationFile]? = nil) throws -> SchemaDescription {
        let files = try chosen ?? workspace.files()
        var roles: [String] = []
        while true {
            let settings = try server.makeDatabase(named: database, roles: roles)
            do throws(RunEnd) {
                return try describeMigrations(files, settings)
            } catch {
                guard case .failed(let failure as MigrationError) = error,
                    let role = MissingRoles.named(in: failure.reason).first, !roles.contains(role)
                else { throw error }
                roles.append(role)
            }
        }
    }

    private func describeMigrations(
        _ files: [MigrationFile], _ settings: ConnectionSettings
    ) throws(RunEnd) -> SchemaDescription {
        let migrator = try workspace.makeMigrator(
            settings, reporter: workspace.warningsReporter,
            refusesOthers: "the schema of the migrations is made on a private database",
            recordsSchema: false)
        defer { migrator.close() }
        try migrator.run(.up, files: files, origin: "") { (inventory) throws(RunEnd) in
            do throws(UnknownVersionError) {
                return try MigrationPlan.up(inventory, scope: UpScope())
            } catch {
                throw .failed(error)
            }
        }
        return try migrator.describeSchema()
    }

    // MARK: - Dumps

    /// What a plain SQL dump makes of an empty database.
    ///
    /// - Throws: a failure of exit code 5 where it cannot be loaded.
    func describeDump(at path: String) throws -> SchemaDescription {
        dumpCount += 1
        let name = "jsmigrate_dump_\(dumpCount)"
        var settings = try server.makeDatabase(named: name, roles: [])
        var outcome = try load(path, settings, stopsAtErrors: true)
        if !outcome.succeeded,
            MissingRoles.isNamed(in: outcome.errors)
                || UnknownSettings.isNamed(in: outcome.errors)
        {
            // To its end this time, to learn of all of them.
            settings = try server.makeDatabase(named: name, roles: [])
            let errors = try load(path, settings, stopsAtErrors: false).errors
            settings = try server.makeDatabase(named: name, roles: MissingRoles.named(in: errors))
            outcome = try load(
                path, settings, stopsAtErrors: true, without: UnknownSettings.named(in: errors))
        }
        guard outcome.succeeded else {
            throw GeneralFailure.configuration(
                "the dump \(path) cannot be loaded",
                details: outcome.errors.split(separator: "\n").prefix(5).map(String.init),
                remedy: remedy(forDumpAt: path))
        }
        // A dump made with --create leads to a database of its own.
        settings.database = outcome.output.split(separator: "\n").last.map(String.init) ?? name
        let migrator = try workspace.makeMigrator(settings, reporter: workspace.warningsReporter)
        defer { migrator.close() }
        return try migrator.describeSchema()
    }

    private func remedy(forDumpAt path: String) -> String {
        let text = (try? Filesystem.readText(path)) ?? ""
        guard
            let dumped = text.firstMatch(of: /-- Dumped from database version (\d+)/)
                .flatMap({ Int($0.1) }),
            let own = server.majorVersion, dumped > own
        else { return "pg_dump --schema-only writes one that can" }
        return "it is of PostgreSQL \(dumped), the private server of \(own): "
            + "JSMIGRATE_POSTGRES_BIN names the folder of another one's programs"
    }

    /// - Parameter unknown: names of settings; lines that turn one of them off are left out.
    private func load(
        _ path: String, _ settings: ConnectionSettings, stopsAtErrors: Bool,
        without unknown: [String] = []
    ) throws -> ChildProcess.Captured {
        let text = unknown.isEmpty ? nil : try? Filesystem.readText(path)
        let command = ChildProcess.Command(
            ClientProgram.find("psql") ?? "psql",
            [
                "--no-psqlrc", "--quiet", "--no-align", "--tuples-only",
                "--set=ON_ERROR_STOP=\(stopsAtErrors ? 1 : 0)",
                "--file=\(text == nil ? path : "-")",
                "--command=\\echo :DBNAME",
            ],
            environment: [
                "PATH": ProcessFacts.environment["PATH"] ?? "", "LC_ALL": "C.UTF-8",
                "PGHOST": settings.host ?? "", "PGPORT": settings.port ?? "",
                "PGUSER": settings.user ?? "", "PGDATABASE": settings.database ?? "",
            ])
        let outcome: ChildProcess.Captured
        do throws(ChildProcessError) {
            outcome = try ChildProcess.run(
                command, input: text.map { UnknownSettings.remove(unknown, from: $0) } ?? "",
                timeout: .seconds(3_600))
        } catch {
            throw GeneralFailure(
                "cannot start \(error.program): \(error.reason)", exitCode: .refused,
                remedy: "install PostgreSQL's client programs; a dump is loaded with psql")
        }
        try workspace.checkSignals()
        return outcome
    }
}
