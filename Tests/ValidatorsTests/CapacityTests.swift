import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

@Suite struct CapacityTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    /// Nobody knows how full the disk of the machine is that tests run on.
    private func checkSize(
        as session: Connection? = nil, _ change: (inout ValidationThresholds) -> Void = { _ in }
    ) throws -> ValidationResult {
        try database.check(DatabaseSizeValidator(), as: session) {
            $0.thresholds.freeDiskPercent = 0
            change(&$0.thresholds)
        }
    }

    @Test func theFreeDiskOfAServerHereIsComparedWithItsThreshold() throws {
        let result = try checkSize { $0.freeDiskPercent = 100 }
        #expect(result.status == .warn)
        let told = /MB \(\d+ percent\) free on the volume of .*\/data/
        #expect(result.details?.contains(told) == true, "\(result)")
        #expect(result.details?.contains("less than 100 percent is free") == true)
    }

    @Test func aRoleThatIsNotToldOfWALAndDiskSaysSo() throws {
        let role = "\(database.name)_reader"
        try database.prepare("CREATE ROLE \(role) LOGIN")
        let session = try database.session(as: role)
        defer { session.close() }
        let result = try checkSize(as: session) {
            $0.walMegabytes = 0
            $0.freeDiskPercent = 100
        }
        #expect(result.status == .pass)
        #expect(
            result.details?.hasSuffix(
                "WAL: not shown to this role; free disk space: not known here") == true)
    }

    @Test func connectionsAreComparedWithTheirThreshold() throws {
        let sessions = try (0..<3).map { _ in try database.session() }
        defer { sessions.forEach { $0.close() } }
        var thresholds = ValidationThresholds.unhurried
        thresholds.activeConnections = 2
        thresholds.connectionUsePercent = 100
        let many = try database.check(ActiveConnectionsValidator()) { $0.thresholds = thresholds }
        #expect(many.status == .warn)
        #expect(many.details?.hasPrefix("3 other connections to this database (3 idle)") == true)

        let others = try database.check(ActiveConnectionsValidator()) {
            $0.thresholds = thresholds
            $0.ownProcesses = [Int32(sessions[0].backendProcessID)]
        }
        #expect(others.status == .pass)
    }

    @Test func connectionsAreComparedWithWhatTheServerHas() throws {
        let result = try database.check(ActiveConnectionsValidator()) {
            $0.thresholds.connectionUsePercent = 0
        }
        #expect(result.status == .warn)
        #expect(result.details?.contains("max_connections") == true)
    }

    @Test func connectionsAreComparedWithTheLimitOfTheDatabaseAndTheRole() throws {
        let role = "\(database.name)_app"
        try database.prepare("CREATE ROLE \(role) LOGIN CONNECTION LIMIT 3")
        let sessions = try (0..<2).map { _ in try database.session(as: role) }
        defer { sessions.forEach { $0.close() } }
        func check() throws -> ValidationResult {
            try database.check(ActiveConnectionsValidator(), as: sessions[0])
        }
        #expect(try check().status == .pass)

        try database.prepare("ALTER DATABASE \(database.name) CONNECTION LIMIT 3")
        let full = try check()
        #expect(full.status == .warn)
        #expect(
            full.details?.contains(/database test_\w+ has \d of the 3 connections of its/) == true,
            "\(full)")
        #expect(try database.check(ActiveConnectionsValidator()).status == .pass, "a superuser's")

        try database.prepare(
            "ALTER DATABASE \(database.name) CONNECTION LIMIT -1; ALTER ROLE \(role) CONNECTION LIMIT 2"
        )
        let personal = try check()
        #expect(personal.details?.contains("role \(role) has 2 of the 2 connections") == true)
    }

    @Test func aServerWithFewConnectionsIsSeenToRunOut() throws {
        let server = try CrashableServer(settings: [("max_connections", "9")])
        let small = try CheckedDatabase(on: server)
        #expect(try small.check(ActiveConnectionsValidator()).status == .pass)
        let sessions = try (0..<4).map { _ in try small.session() }
        defer { sessions.forEach { $0.close() } }
        // Who made the database is on the way out.
        let clients = "FROM pg_stat_activity WHERE backend_type = 'client backend'"
        try small.wait(for: "SELECT \(clients) HAVING count(*) = 5")
        let result = try small.check(ActiveConnectionsValidator())
        #expect(result.status == .warn)
        #expect(
            result.details?.contains("5 of the server's 6 connections are taken") == true,
            "\(result)")
    }
}
