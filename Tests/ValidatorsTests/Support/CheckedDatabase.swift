import EventLoop
import Glibc
import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

/// A database of its own on the test server, a session that checks it, and others that use it.
final class CheckedDatabase {
    /// The database itself, for the program.
    let database: TestDatabase
    private let loop: EventLoop
    private var checking: Connection
    private var hasRole = false

    var name: String { database.name }

    /// The server's superuser, as whom sessions are opened.
    var owner: String { database.user }

    /// A database on the server of all tests.
    convenience init() throws { try self.init(TestDatabase()) }

    /// A database on a server of the test's own.
    convenience init(on server: CrashableServer) throws {
        try self.init(TestDatabase(on: server.settings))
    }

    private init(_ database: TestDatabase) throws {
        loop = try EventLoop()
        self.database = database
        checking = try Self.open(database, as: database.user, on: loop)
    }

    deinit { checking.close() }

    /// Opens the session that checks anew, after the server was started again.
    func reconnect() throws {
        checking.close()
        checking = try Self.open(database, as: owner, on: loop)
    }

    /// The first value of the first row.
    func value(_ sql: String) throws -> String {
        try #require(try checking.query(sql).rows.first?.first ?? nil)
    }

    /// Opens another session, of the server's superuser or of a role.
    func session(as role: String? = nil) throws -> Connection {
        try Self.open(database, as: role ?? owner, on: loop)
    }

    /// Opens a session on a server that has the database too.
    func session(onCopyAt socketDirectory: String, port: Int) throws -> Connection {
        let keywords = [
            ("host", socketDirectory), ("port", String(port)), ("user", owner), ("dbname", name),
        ]
        return try Connection.open(keywords, on: loop)
    }

    private static func open(
        _ database: TestDatabase, as role: String, on loop: EventLoop
    ) throws -> Connection {
        let keywords = [
            ("host", database.socketDirectory), ("port", String(database.port)),
            ("user", role), ("dbname", database.name),
        ]
        return try Connection.open(keywords, on: loop)
    }

    /// A role that may connect and nothing else, made once, which goes with the server.
    func makeRole() throws -> String {
        let role = "role_\(name)"
        if !hasRole { try prepare("CREATE ROLE \(role) LOGIN") }
        hasRole = true
        return role
    }

    /// Runs statements in a session of their own; what the server counts of them is counted afterwards.
    func prepare(_ sql: String) throws {
        let session = try session()
        defer { session.close() }
        try session.perform(.simple(sql))
        guard session.serverVersion >= 150_000 else { return }
        try session.perform(.simple("SELECT pg_stat_force_next_flush()"))
    }

    /// Waits until what was run is in the figures: before PostgreSQL 15 a process collects them, and what a
    /// session sees of them may be half a second old (PGSTAT_STAT_INTERVAL in its pgstat.c).
    func awaitStatistics() {
        if checking.serverVersion < 150_000 { usleep(1_500_000) }
    }

    /// Runs statements one after the other in a session of their own.
    func prepare(each statements: [String]) throws {
        let session = try session()
        defer { session.close() }
        for statement in statements { try session.perform(.simple(statement)) }
    }

    /// What the server has counted so far.
    func snapshot() throws -> ActivitySnapshot {
        awaitStatistics()
        let database = ReadOnlyConnection(connection: checking)
        return try database.isolated(timeout: .seconds(10)) {
            try ActivitySnapshot(reading: database)
        }
    }

    /// Sends a statement that will wait for a lock, and returns when it does.
    func begin(_ sql: String, waitingIn session: Connection) throws {
        session.submit(.simple(sql)) { _ in }
        try wait(until: "SELECT FROM pg_locks WHERE pid = $1::integer AND NOT granted", of: session)
    }

    /// Sends a statement that takes its time, and returns when the server is at it.
    func begin(_ sql: String, runningIn session: Connection) throws {
        session.submit(.simple(sql)) { _ in }
        try wait(
            until:
                "SELECT FROM pg_stat_activity WHERE pid = $1::integer AND wait_event = 'PgSleep'",
            of: session)
    }

    private func wait(until sql: String, of session: Connection) throws {
        let process = Parameter.text(String(session.backendProcessID))
        while try checking.query(sql, [process]).rowCount == 0 { loop.turn(sleeping: false) }
    }

    /// Asks until the server answers with a row; some things it does in its own time.
    func wait(for sql: String, seconds: Int = 60) throws {
        for _ in 0..<(seconds * 100) {
            if try checking.query(sql).rowCount > 0 { return }
            usleep(10_000)
        }
        throw TestFailure("never came: \(sql)")
    }

    /// Waits until nobody else is connected.
    func waitForOthersToEnd() throws {
        try wait(
            for: """
                SELECT WHERE NOT EXISTS (
                    SELECT FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                       AND backend_type = 'client backend')
                """)
    }

    /// Runs one validator and returns its only result.
    func check(
        _ validator: any MigrationValidator, as session: Connection? = nil,
        _ configure: (inout ValidationContext) -> Void = { _ in }
    ) throws -> ValidationResult {
        let phase = try #require(validator.phases.first)
        let report = report([validator], phase, as: session, configure)
        #expect(report.results.count == 1)
        return try #require(report.results.first)
    }

    /// Runs validators of a phase.
    func report(
        _ validators: [any MigrationValidator], _ phase: ValidationPhase,
        as session: Connection? = nil, _ configure: (inout ValidationContext) -> Void = { _ in }
    ) -> ValidationReport {
        var context = ValidationContext(
            phase: phase, database: ReadOnlyConnection(connection: session ?? checking))
        configure(&context)
        return ValidationRunner(registry: ValidatorRegistry(validators)).run(context)
    }
}
