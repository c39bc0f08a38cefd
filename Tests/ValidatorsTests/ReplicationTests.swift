import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

@Suite struct ReplicationTests {
    /// What only a server with a standby of its own can show, all of it with one.
    @Test func judgesAServerWithAStandbyAndTheStandby() throws {
        let server = try CrashableServer()
        let database = try CheckedDatabase(on: server)
        func check(
            as session: Connection? = nil, _ configure: (inout ValidationThresholds) -> Void
        ) throws -> ValidationResult {
            try database.check(ReplicationLagValidator(), as: session) { configure(&$0.thresholds) }
        }
        let alone = try check { _ in }
        #expect(alone.status == .pass && alone.details == "No replica is connected.")

        try database.prepare("CREATE ROLE reader LOGIN")
        let standby = try StandbyServer(of: server)
        try database.wait(for: "SELECT FROM pg_stat_replication WHERE state = 'streaming'")
        let copy = try database.session(onCopyAt: standby.socketDirectory, port: standby.port)
        defer { copy.close() }
        let connected = try check { _ in }
        #expect(connected.status == .pass)
        #expect(
            connected.details?.hasPrefix("No replica is behind.\nwalreceiver (local, pid ") == true)

        let reader = try database.session(as: "reader")
        defer { reader.close() }
        let unseen = try check(as: reader) { $0.replicationLagMegabytes = 0 }
        #expect(unseen.status == .pass)
        #expect(unseen.details?.contains("Not shown to this role: how far 1 replica") == true)

        for validator in BuiltInValidators.all where validator.phases == [.pre] {
            let result = try database.check(validator, as: copy)
            #expect(result.error == nil, "\(result)")
        }
    }
}
