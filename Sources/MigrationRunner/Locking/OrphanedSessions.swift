import EventLoop
import MigrationKit
import Postgres

/// Sessions that a run which is gone has left on the server: their backends do not know it yet, and may
/// still carry on with a statement.
struct OrphanedSessions {
    private let connection: Connection
    private let keys: LockKeys
    private let warn: (String) -> Void

    /// How long nothing is said, in milliseconds: a session that was closed a moment ago is on its way out.
    private static let discretion = 300.0
    /// How long such a backend may take to see that its client is gone, in milliseconds.
    private static let patience = 5_000.0
    /// How long one that was ended may take to be gone.
    private static let patienceWithEnded = 30_000.0

    init(_ connection: Connection, _ keys: LockKeys, _ warn: @escaping (String) -> Void) {
        self.connection = connection
        self.keys = keys
        self.warn = warn
    }

    /// Waits until none is left, and ends those that stay; called by who holds the run's lock.
    ///
    /// - Throws: ``RunEnd`` of exit code 6 where one cannot be ended.
    func end() throws(RunEnd) {
        let start = EventLoop.now
        var named: Set<Int> = []
        var ended: Set<Int> = []
        while try !isFree() {
            let holders = try LockHolder.all(of: keys.session, on: connection)
            let isTold = EventLoop.now - start > Self.discretion
            for holder in holders where isTold && named.insert(holder.processID).inserted {
                warn(
                    "the session of a run that is gone is still at work; waiting for it:"
                        + " \(describe(holder))")
            }
            if EventLoop.now - start > Self.patience {
                for holder in holders where ended.insert(holder.processID).inserted {
                    try end(holder)
                }
            }
            if EventLoop.now - start > Self.patience + Self.patienceWithEnded {
                throw notEnded(holders)
            }
            try RunPause(loop: connection.loop).wait(Double.random(in: 50...100))
        }
    }

    private func isFree() throws(RunEnd) -> Bool {
        try connection.answer(
            to: """
                SELECT CASE WHEN pg_catalog.pg_try_advisory_lock(\(keys.session))
                       THEN pg_catalog.pg_advisory_unlock(\(keys.session)) ELSE false END
                """
        ).value(0, 0) == "t"
    }

    private func end(_ holder: LockHolder) throws(RunEnd) {
        let reply = connection.reply(
            to: .simple("SELECT pg_catalog.pg_terminate_backend(\(holder.processID))"))
        if let interruption = connection.loop.interruption { throw .interrupted(interruption) }
        guard reply.error == nil else { throw notEnded([holder]) }
        warn("it went on for too long and was ended: backend \(holder.processID)")
    }

    private func describe(_ holder: LockHolder) -> String {
        holder.description + (holder.activity.map { ", \($0)" } ?? "")
    }

    private func notEnded(_ holders: [LockHolder]) -> RunEnd {
        .failed(
            GeneralFailure(
                "the session of a run that is gone is still at work and could not be ended",
                exitCode: .lockNotObtained, details: holders.map(describe),
                remedy: "end the backend as a role that may: SELECT pg_terminate_backend(PID)"))
    }
}
