import EventLoop
import MigrationKit
import Postgres

/// What is known of a migration for whoever has to record its end when its own script never returns:
/// the thread that watches the signals, on a connection and a loop of its own.
struct AbandonedMigration: Sendable {
    let keywords: [(String, String)]
    /// The session that has to end first.
    let backend: ServerBackend?
    let store: MigrationStore
    let tracking: MigrationTracking
    /// When it began, by ``EventLoop/now``.
    let start: Double
    /// Gives the row beside the lock back; nil where it was not taken.
    let clearLockSQL: String?

    /// How long each step may take, in milliseconds.
    private static let patience = 3_000.0

    /// Ends the session, whose transaction is rolled back with it, and records the failure. Where that
    /// cannot be done, the row stays `running` and the next command settles it.
    func settle(_ signal: SignalSource.Signal) {
        guard let loop = try? EventLoop(),
            let connection = try? Connection.open(keywords, on: loop, timeout: Self.patience)
        else { return }
        defer { connection.close() }
        guard endSession(on: connection),
            let row = try? store.outcome(
                of: tracking.version, runID: tracking.runID, on: connection),
            row.status == .running
        else { return }
        let record = tracking.failure(
            Interruption.signal(signal).reason,
            durationMilliseconds: Int((EventLoop.now - start).rounded()),
            progress: row.progress?.mayHaveEffects == true ? row.progress : nil, isCutOff: false)
        let reply = connection.reply(to: .simple(record.committing))
        if reply.error != nil { _ = connection.commitWithoutHistory() }
        if let clearLockSQL { _ = connection.reply(to: .simple(clearLockSQL)) }
    }

    private func endSession(on connection: Connection) -> Bool {
        guard let backend else { return false }
        let ending = "SELECT pg_catalog.pg_terminate_backend(pid) FROM \(backend.place)"
        let deadline = EventLoop.now + Self.patience
        while EventLoop.now < deadline {
            let reply = connection.reply(to: .simple(ending))
            guard reply.error == nil else { return false }
            if reply.results.first?.rows.isEmpty == true { return true }
            RunPause(loop: connection.loop).waitRegardless(20)
        }
        return false
    }
}
