package import EphemeralPostgres
import Glibc
import Subprocess

/// A fresh database on the test server, dropped with the value.
package final class TestDatabase: Sendable {
    package let name: String
    package let socketDirectory: String
    package let port: Int
    package let user: String

    private let server: EphemeralCluster.ConnectionSettings

    /// Makes a database with a random name, a copy of `template`.
    package convenience init(template: String = "template1") throws {
        try self.init(on: TestServer.settings(), template: template)
    }

    /// Makes a database on a server of the test's own.
    package init(
        on server: EphemeralCluster.ConnectionSettings, template: String = "template1"
    ) throws {
        self.server = server
        let name = "test_" + randomName()
        self.name = name
        socketDirectory = server.socketDirectory
        port = server.port
        user = server.user
        try TestDatabase.administrate("CREATE DATABASE \(name) TEMPLATE \(template)", on: server)
    }

    deinit {
        try? TestDatabase.administrate(
            "DROP DATABASE IF EXISTS \(name) WITH (FORCE)", on: server)
    }

    /// A connection URL, read alike by libpq and by node-postgres.
    package var url: String {
        "postgresql://\(user)@localhost:\(port)/\(name)?host=\(socketDirectory)"
    }

    /// `DATABASE_URL`: what a program needs to find the database.
    package var environment: [String: String] { ["DATABASE_URL": url] }

    /// The same as libpq's own variables.
    package var libpqEnvironment: [String: String] {
        [
            "PGHOST": socketDirectory, "PGPORT": String(port), "PGUSER": user, "PGDATABASE": name,
        ]
    }

    /// Runs SQL on a connection of its own and returns the rows, each value as text, NULL as `NULL`.
    ///
    /// - Throws: `TestFailure` with psql's message.
    @discardableResult
    package func query(_ sql: String) throws -> [[String]] {
        let options = [
            "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1",
            "--field-separator=\u{1f}", "--record-separator=\u{1e}", "--pset=null=NULL",
        ]
        let output = try TestDatabase.run(
            "psql", options + ["--command=\(sql)"], environment: libpqEnvironment)
        let text = output.hasSuffix("\n") ? String(output.dropLast()) : output
        if text.isEmpty { return [] }
        return text.split(separator: "\u{1e}", omittingEmptySubsequences: false).map { row in
            row.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The first value of the first row; nil where there is none.
    package func value(_ sql: String) throws -> String? {
        try query(sql).first?.first
    }

    /// Asks until the server answers `t`; some things it does in its own time.
    ///
    /// - Throws: `TestFailure` when it does not within two minutes.
    package func wait(for question: String) throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while try value(question) != "t" {
            guard ContinuousClock.now < deadline else { throw TestFailure("never so: \(question)") }
            usleep(50_000)
        }
    }

    /// Opens a connection that stays, for locks and open transactions.
    package func openSession() throws -> TestSession {
        try TestSession(self)
    }

    /// Ends every connection to this database but the one that asks.
    package func terminateConnections() throws {
        try query(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
    }

    /// Runs a script of any size, statement by statement, as `psql -f` does; the first error ends it.
    package func execute(_ script: String) throws {
        _ = try TestDatabase.run(
            "psql", ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"],
            environment: libpqEnvironment, input: script)
    }

    /// What pg_dump writes of the schema, owners and privileges included.
    package func dumpWhole(_ options: String...) throws -> String {
        try TestDatabase.run(
            "pg_dump", ["--schema-only"] + options, environment: libpqEnvironment)
    }

    /// What the database holds as SQL, without what differs from run to run.
    ///
    /// The rows are there too, as INSERTs, unless `data` is false. `tables` are patterns of tables to
    /// leave out, as pg_dump reads them.
    package func dump(data: Bool = true, excluding tables: [String] = []) throws -> String {
        let output = try script(
            ["--no-owner", "--no-privileges"] + (data ? [] : ["--schema-only"])
                + tables.map { "--exclude-table=\($0)" })
        let lines = output.split(separator: "\n").filter { line in
            !["--", "SET ", "SELECT pg_catalog.set_config", "\\restrict", "\\unrestrict"]
                .contains { line.hasPrefix($0) }
        }
        return lines.joined(separator: "\n")
    }

    /// What the database holds as pg_dump writes it, with the rows as INSERTs.
    package func script(_ options: [String] = []) throws -> String {
        try TestDatabase.run("pg_dump", ["--inserts"] + options, environment: libpqEnvironment)
    }

    private static func administrate(
        _ sql: String, on server: EphemeralCluster.ConnectionSettings
    ) throws {
        let environment = [
            "PGHOST": server.socketDirectory, "PGPORT": String(server.port), "PGUSER": server.user,
            "PGDATABASE": server.databaseName,
        ]
        _ = try run(
            "psql", ["--no-psqlrc", "--quiet", "--command=\(sql)"], environment: environment)
    }

    private static func run(
        _ program: String, _ arguments: [String], environment: [String: String], input: String = ""
    ) throws -> String {
        // Beside the server's, not Debian's wrapper on PATH.
        let path = try TestServer.binaries() + "/" + program
        let command = ChildProcess.Command(path, arguments, environment: environment)
        let result = try ChildProcess.run(command, input: input, timeout: .seconds(240))
        guard result.succeeded else { throw TestFailure("\(program): \(result.errors)") }
        return result.output
    }
}

/// Why a helper of the tests could not do what it was asked.
package struct TestFailure: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}

/// Twelve random letters and digits.
func randomName() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<12).map { _ in letters[Int.random(in: letters.indices)] })
}
