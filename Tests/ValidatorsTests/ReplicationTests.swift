import MigrationKit
import Postgres
import TestSupport
import Testing
import Validators

@Suite struct ReplicationTests {
    @Test func findsASlotThatNobodyReads() throws {
        let database = try CheckedDatabase()
        func check(_ limit: Int = 1_024) throws -> ValidationResult {
            try database.check(ReplicationSlotsValidator()) {
                $0.thresholds.slotRetainedMegabytes = limit
            }
        }
        #expect(try check().status == .pass)
        let slot = database.name
        try database.prepare("SELECT pg_create_physical_replication_slot('\(slot)', true)")
        defer { try? database.prepare("SELECT pg_drop_replication_slot('\(slot)')") }
        try database.prepare(
            "CREATE TABLE filling AS SELECT repeat('x', 99) FROM generate_series(1, 999)")
        let result = try check()
        #expect(result.status == .warn && result.help?.contains("pg_drop_replication_slot") == true)
        #expect(result.details?.hasPrefix("1 replication slot holds WAL") == true)
        #expect(
            result.details?.contains("\n\(slot) (physical, nobody is connected) holds ") == true,
            "\(result)")
        let role = "\(slot)_reader"
        try database.prepare("CREATE ROLE \(role) LOGIN")
        let reader = try database.session(as: role)
        defer { reader.close() }
        #expect(try database.check(ReplicationSlotsValidator(), as: reader).status == .warn)
    }

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

        try copy.perform(.simple("SELECT pg_wal_replay_pause()"))
        try database.prepare(
            "CREATE TABLE filling AS SELECT repeat('x', 999) FROM generate_series(1, 3000)")
        let behind = try check { $0.replicationLagMegabytes = 1 }
        #expect(behind.status == .warn && behind.help?.contains("pg_wal_replay_resume") == true)
        #expect(
            behind.details?.hasPrefix("1 replica is more than 1 MB or 10s behind\nwalr") == true)
        #expect(try check { $0.replicationLagMegabytes = 100 }.status == .pass)

        let reader = try database.session(as: "reader")
        defer { reader.close() }
        let unseen = try check(as: reader) { $0.replicationLagMegabytes = 0 }
        #expect(unseen.status == .pass)
        #expect(unseen.details?.contains("Not shown to this role: how far 1 replica") == true)

        try database.prepare("ALTER SYSTEM SET synchronous_standby_names = 'other'")
        try database.prepare("SELECT pg_reload_conf()")
        try database.wait(
            for: "SELECT WHERE current_setting('synchronous_standby_names') = 'other'")
        let missing = try check { $0.replicationLagMegabytes = 100 }
        // With it no COMMIT ends, not even that of dropping the database.
        try database.prepare("ALTER SYSTEM RESET synchronous_standby_names")
        try database.prepare("SELECT pg_reload_conf()")
        #expect(missing.status == .warn)
        #expect(missing.details?.contains("no synchronous replica is connected") == true)

        let connectivity = try database.check(ConnectivityValidator(), as: copy)
        #expect(connectivity.status == .fail)
        #expect(connectivity.details?.contains("The server is a standby") == true)
        for validator in BuiltInValidators.all where validator.phases == [.pre] {
            let result = try database.check(validator, as: copy)
            #expect(result.error == nil, "\(result)")
        }
    }
}
