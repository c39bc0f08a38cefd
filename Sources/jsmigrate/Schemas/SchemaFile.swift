import EphemeralPostgres
import Filesystem
import MigrationKit
import MigrationRunner
import Postgres
import Subprocess

/// The file that runs keep in step with the schema of the database, such as `schema.sql`.
///
/// It is what pg_dump writes, without what differs from one of its versions to the next, and the
/// applied versions: loaded into an empty database, it leaves nothing to migrate.
struct SchemaFile {
    private let path: String
    private let program: String
    private let migrator: PostgresMigrator

    /// Looks whether the file can be written after the run, before anything runs.
    ///
    /// - Throws: a failure of exit code 5 where there is no pg_dump, or only one that is older than
    ///   the server.
    init(_ file: String, of migrator: PostgresMigrator) throws(GeneralFailure) {
        path = Filesystem.absolute(file, relativeTo: Filesystem.currentDirectory)
        self.migrator = migrator
        let folder = Filesystem.parent(of: path) ?? "/"
        guard Filesystem.isDirectory(folder) else {
            throw .configuration("there is no folder \(folder) for the schema file \(file)")
        }
        guard let program = ClientProgram.find("pg_dump") else {
            throw .configuration(
                "there is no pg_dump, which writes the schema file",
                remedy: "install PostgreSQL's client programs, or run without --schema-file")
        }
        self.program = program
        let server = migrator.idleConnection.serverVersion / 10_000
        // "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        let version = try run(["--version"]).firstMatch(of: /\) (\d+)/).flatMap { Int($0.1) }
        guard let version, version < server else { return }
        throw .configuration(
            "\(program) is of version \(version) and does not dump a server of version \(server)",
            remedy:
                "install the client programs of PostgreSQL \(server), or run without --schema-file")
    }

    /// Writes the file in one step; one that says the same already is not touched.
    ///
    /// - Throws: a failure of exit code 5, or ``RunEnd``.
    func write() throws {
        let settings = migrator.settings
        let dump = try run(
            [
                "--schema-only", "--no-owner", "--lock-wait-timeout=10000",
                "--dbname=\(settings.connectionInfoWithoutSecrets)",
            ], password: settings.password)
        let text = SchemaFileText.make(dump: dump, versions: try migrator.appliedVersionsSQL())
        if let present = try? Filesystem.readText(path), present == text { return }
        do {
            try Filesystem.replace(path, with: Array(text.utf8))
        } catch {
            throw GeneralFailure.configuration("the schema file could not be written: \(error)")
        }
    }

    private func run(
        _ arguments: [String], password: String? = nil
    ) throws(GeneralFailure) -> String {
        var environment = ProcessFacts.environment
        environment["LC_ALL"] = "C.UTF-8"
        // The environment is seen by its owner only, the arguments by everybody.
        if let password { environment["PGPASSWORD"] = password }
        let command = ChildProcess.Command(program, arguments, environment: environment)
        let outcome: ChildProcess.Captured
        do throws(ChildProcessError) {
            outcome = try ChildProcess.run(command, timeout: .seconds(600))
        } catch {
            throw GeneralFailure(
                "cannot start \(error.program): \(error.reason)", exitCode: .refused)
        }
        guard outcome.succeeded else {
            throw GeneralFailure(
                "the schema file was not written: pg_dump failed", exitCode: .refused,
                details: outcome.errors.split(separator: "\n").map(String.init))
        }
        return outcome.output
    }
}

extension ConnectionSettings {
    /// The settings as libpq's connection string, for a program's arguments: without passwords.
    fileprivate var connectionInfoWithoutSecrets: String {
        libpqKeywords().filter { !$0.0.contains("password") }.map { name, value in
            let escaped = value.map { ["'", "\\"].contains($0) ? "\\\($0)" : String($0) }.joined()
            return "\(name)='\(escaped)'"
        }.joined(separator: " ")
    }
}
