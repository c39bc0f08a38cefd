import MigrationKit
import Postgres
import Testing
import Validators

@Suite struct CapacityTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    @Test func sizeIsComparedWithItsThreshold() throws {
        let small = try database.check(DatabaseSizeValidator())
        #expect(small.status == .pass)
        #expect(small.details?.contains("MB") == true)
        let large = try database.check(DatabaseSizeValidator()) {
            $0.thresholds.databaseSizeMegabytes = 1
        }
        #expect(large.status == .warn)
    }

    @Test func connectionsAreComparedWithTheirThreshold() throws {
        let sessions = try (0..<3).map { _ in try database.session() }
        defer { sessions.forEach { $0.close() } }
        let thresholds = ValidationThresholds(activeConnections: 2, connectionUsePercent: 100)
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
}
