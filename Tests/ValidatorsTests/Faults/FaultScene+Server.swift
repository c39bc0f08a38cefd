import MigrationKit
import Postgres
import TestSupport
import Testing

/// What is done to the server, and by the program.
extension FaultScene {
    /// Runs the program in the project's folder.
    func program(_ arguments: String..., exitCode: Int32 = 0) throws {
        let outcome = try JSMigrate.run(arguments, in: project, database: database.database)
        #expect(outcome.exitCode == exitCode, "\(arguments): \(outcome)")
    }

    /// A number that the server computes.
    func number(_ sql: String) throws -> Int { try #require(Int(database.value(sql))) }

    /// Makes a table that takes so much room, and WAL.
    func fill(megabytes: Int) throws {
        try run(
            "CREATE TABLE filling AS SELECT repeat('x', 999) FROM generate_series(1,"
                + " \(megabytes * 1_000))")
    }

    /// Has the server read its settings, and waits until a condition shows that it has.
    func reload(until condition: String) throws {
        try run("SELECT pg_reload_conf()")
        try database.wait(for: "SELECT WHERE \(condition)")
    }

    /// Waits until nothing builds, rewrites or vacuums here.
    func waitForTheEndOfWork() throws {
        let views = ["create_index", "cluster", "vacuum"].map { "pg_stat_progress_\($0)" }
        let work = views.map { "SELECT FROM \($0) WHERE datname = current_database()" }
        try database.wait(
            for: "SELECT WHERE NOT EXISTS (\(work.joined(separator: " UNION ALL ")))")
    }

    /// Waits until somebody sleeps here.
    func waitForSleep() throws {
        try database.wait(
            for: """
                SELECT FROM pg_stat_activity
                 WHERE wait_event = 'PgSleep' AND datname = current_database()
                """)
    }

    /// Opens a session on the standby, which has replayed all that was written until now.
    @discardableResult
    func openOnStandby(isReplaying: Bool = true) throws -> Connection {
        let standby = try #require(server).standby.get()
        if isReplaying {
            let position = try database.value("SELECT pg_current_wal_lsn()")
            try database.wait(
                for: """
                    SELECT FROM pg_stat_replication
                     WHERE state = 'streaming' AND replay_lsn >= '\(position)'
                    """)
        }
        let session = try database.session(
            onCopyAt: standby.socketDirectory, port: standby.port)
        keep(session)
        return session
    }

    /// Ends the server at once, does something to its data, and starts it again.
    func withServerStopped(_ body: (_ folder: String) throws -> Void) throws {
        let server = try #require(server).server
        server.crash()
        try body(server.dataFolder)
        try server.restart()
        try database.reconnect()
    }
}
