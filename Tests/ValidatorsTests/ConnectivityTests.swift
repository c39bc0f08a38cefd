import MigrationKit
import Postgres
import Testing

@testable import Validators

@Suite struct ConnectivityTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    @Test func passesWhereMigrationsCanRun() throws {
        let result = try database.check(ConnectivityValidator())
        #expect(result.status == .pass)
        #expect(result.details?.contains("database \(database.name)") == true)
        #expect(result.error == nil)
    }

    @Test func failsWithoutTheRightToCreate() throws {
        let role = "\(database.name)_reader"
        // Before PostgreSQL 15 everybody may.
        try database.prepare(
            "CREATE ROLE \(role) LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        let session = try database.session(as: role)
        defer { session.close() }
        let result = try database.check(ConnectivityValidator(), as: session)
        #expect(result.status == .fail)
        #expect(result.help == "GRANT CREATE ON SCHEMA public TO \(role);")
        let tracked = try database.check(ConnectivityValidator(), as: session) {
            $0.trackingTable = "pg_catalog.pg_class"
        }
        #expect(tracked.details?.contains("may not create in schema") == false, "not needed then")
    }

    @Test func isNotMisledByItsOwnReadOnlySession() throws {
        let session = try database.session()
        defer { session.close() }
        try session.perform(.simple("SET default_transaction_read_only = on"))
        #expect(try database.check(ConnectivityValidator(), as: session).status == .pass)
    }
}
