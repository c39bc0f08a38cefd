import EventLoop
import MigrationKit
import Postgres

/// The advisory lock that one run holds on a database's migrations.
///
/// It lives on an idle connection of its own, which a crash of either side ends. It is polled and never
/// waited for inside SQL: a waiting statement holds a snapshot, and the holder's CREATE INDEX
/// CONCURRENTLY would wait for that.
final class RunLock {
    /// The connection that holds the lock.
    let connection: Connection
    private let schema: String
    private(set) var isHeld = false

    /// Makes a lock that is not held.
    init(connection: Connection, schema: String) {
        self.connection = connection
        self.schema = schema
    }

    private var key: String {
        "pg_catalog.hashtextextended(\(SQLText.literal("jsmigrate:" + schema)), 0)"
    }

    /// Tries to take the lock until it is free.
    ///
    /// - Parameters:
    ///   - wait: how long to try, in milliseconds.
    ///   - onWait: told once who holds the lock, when it is not free at once.
    /// - Throws: ``RunEnd`` where it was not obtained, or the program is to end.
    func acquire(
        waiting wait: Double, onWait: (String) -> Void
    ) throws(RunEnd) {
        let deadline = EventLoop.now + wait
        var isFirst = true
        while true {
            let answer = try connection.answer(
                to: "SELECT pg_catalog.pg_try_advisory_lock(\(key))")
            if answer.value(0, 0) == "t" { break }
            let holder = try describeHolder()
            if isFirst { onWait(holder) }
            isFirst = false
            guard EventLoop.now < deadline else {
                throw .failed(
                    GeneralFailure(
                        "another run holds the lock: \(holder)", exitCode: .lockNotObtained,
                        remedy: "wait for it to end, or wait longer with --lock-wait"))
            }
            try pause(min(Double.random(in: 50...150), max(1, deadline - EventLoop.now)))
        }
        isHeld = true
    }

    /// Gives the lock back.
    func release() {
        guard isHeld, connection.isOpen else { return }
        isHeld = false
        _ = connection.reply(
            to: .simple("SELECT pg_catalog.pg_advisory_unlock(\(key))"), isInterruptible: false)
    }

    private func pause(_ milliseconds: Double) throws(RunEnd) {
        var isOver = false
        connection.loop.schedule(after: milliseconds) { isOver = true }
        connection.loop.run { isOver || connection.loop.interruption != nil }
        if let interruption = connection.loop.interruption { throw .interrupted(interruption) }
    }

    /// Who holds the lock: backend, application, host and since when.
    private func describeHolder() throws(RunEnd) -> String {
        let result = try connection.answer(
            to: """
                SELECT a.pid, a.application_name, coalesce(host(a.client_addr), 'this machine'),
                       to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')
                FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a USING (pid)
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                  AND (l.classid::bigint << 32 | l.objid::bigint) = \(key)
                  AND l.database = (SELECT oid FROM pg_catalog.pg_database
                                    WHERE datname = pg_catalog.current_database())
                """)
        guard let row = result.rows.first else { return "a run that has just ended" }
        let texts = row.map { $0 ?? "unknown" }
        return "backend \(texts[0]) (\(texts[1])) on \(texts[2]), connected since \(texts[3])"
    }
}
