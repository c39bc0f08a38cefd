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

    /// Runs statements in a session of their own, which is gone afterwards; what the server counts of them is
    /// counted then.
    func prepare(_ sql: String) throws { try prepare(each: [sql]) }

    /// Waits until what was run is in the figures: before PostgreSQL 15 a process collects them, and what a
    /// session sees of them may be half a second old (PGSTAT_STAT_INTERVAL in its pgstat.c).
    func awaitStatistics() {
        if checking.serverVersion < 150_000 { usleep(1_500_000) }
    }

    /// Runs statements one after the other in a session of their own, which is gone afterwards.
    func prepare(each statements: [String]) throws {
        let session = try session()
        do {
            for statement in statements { try session.perform(.simple(statement)) }
        } catch {
            session.close()
            throw error
        }
        try end(session)
    }

    /// Closes a session and waits until the server is done with it: it counts among the connections, and holds
    /// its locks, for a while longer.
    func end(_ session: Connection) throws {
        let process = session.backendProcessID
        session.close()
        try wait(
            for: "SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = \(process))")
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
        try wait("came: \(sql)") {
            loop.turn(sleeping: false)
            return try checking.query(sql, [process]).rowCount > 0
        }
    }

    /// Asks until the server answers with a row; some things it does in its own time.
    func wait(for sql: String) throws {
        try wait("came: \(sql)") { try checking.query(sql).rowCount > 0 }
    }

    /// Waits until what was sent in a session is answered.
    func waitForAnswer(in session: Connection) throws {
        try wait("was answered") {
            loop.turn(sleeping: false)
            return !session.isBusy
        }
    }

    private func wait(_ description: String, until condition: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while try !condition() {
            guard ContinuousClock.now < deadline else { throw TestFailure("never \(description)") }
            usleep(1_000)
        }
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

    /// Runs validators of a phase, with all the time that they need unless they are told otherwise.
    func report(
        _ validators: [any MigrationValidator], _ phase: ValidationPhase,
        as session: Connection? = nil, _ configure: (inout ValidationContext) -> Void = { _ in }
    ) -> ValidationReport {
        var context = ValidationContext(
            phase: phase, database: ReadOnlyConnection(connection: session ?? checking),
            thresholds: .unhurried)
        configure(&context)
        return ValidationRunner(registry: ValidatorRegistry(validators)).run(context)
    }
}
