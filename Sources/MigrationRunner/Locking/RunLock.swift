import EventLoop
import MigrationKit
import Postgres

/// The lock that one run holds on a database's migrations.
///
/// It is an advisory lock on an idle connection of its own, which a crash of either side ends. It is
/// polled and never waited for inside SQL: a waiting statement holds a snapshot, and the holder's CREATE
/// INDEX CONCURRENTLY would wait for that. The row of `migration_lock` beside it is for people, and for
/// tools that look at nothing else.
final class RunLock {
    /// The connection that holds the lock.
    private let connection: Connection
    private let keys: LockKeys
    private let row: LockRow
    private let warn: (String) -> Void
    private var isHeld = false
    private var hasRow = false
    private var deadline = 0.0
    /// How long it has waited for others so far, in milliseconds.
    private(set) var waited = 0.0
    private let clock: RunPause

    /// Makes a lock that is not held.
    ///
    /// - Parameter warn: told whom the run waits for, and what it has taken over.
    init(connection: Connection, ledger: Ledger, warn: @escaping (String) -> Void) {
        self.connection = connection
        self.warn = warn
        keys = LockKeys(schema: ledger.schema)
        row = LockRow(ledger: ledger)
        clock = RunPause(loop: connection.loop)
    }

    // MARK: - Taking

    /// Takes the lock as soon as it is free, and waits until no session of an earlier run is left.
    ///
    /// - Parameter wait: how long to try, in milliseconds.
    /// - Throws: ``RunEnd`` where it was not obtained, or the program is to end.
    func acquire(waiting wait: Double) throws(RunEnd) {
        deadline = EventLoop.now + wait
        var told: [LockHolder] = []
        var nextLook = 0.0
        while true {
            if let isAlone = try attempt() {
                isHeld = true
                watchConnection()
                if !isAlone { try OrphanedSessions(self.connection, keys, warn).end() }
                return
            }
            let isOver = EventLoop.now >= deadline
            if isOver || EventLoop.now >= nextLook {
                let holders = try LockHolder.all(of: keys.run, on: connection)
                if isOver { throw notObtained(describe(holders)) }
                if !holders.isEmpty, holders != told {
                    warn("waiting for another run: \(describe(holders))")
                    told = holders
                }
                nextLook = EventLoop.now + Self.lookInterval
            }
            try pause(min(Double.random(in: 50...150), max(1, deadline - EventLoop.now)))
        }
    }

    /// How often it is looked who holds the lock, in milliseconds.
    private static let lookInterval = 1_000.0

    /// Tries once, in one round trip.
    ///
    /// - Returns: nil where another run holds the lock; else whether no session of a run is left.
    private func attempt() throws(RunEnd) -> Bool? {
        let answer = try connection.answer(
            to: """
                SELECT CASE WHEN pg_catalog.pg_try_advisory_lock(\(keys.run)) THEN
                    CASE WHEN pg_catalog.pg_try_advisory_lock(\(keys.session))
                    THEN pg_catalog.pg_advisory_unlock(\(keys.session)) ELSE false END END
                """)
        return answer.value(0, 0).map { $0 == "t" }
    }

    private func describe(_ holders: [LockHolder]) -> String {
        guard let holder = holders.first else { return "a run that has just ended" }
        // The table may not be there yet, or not be ours to read.
        let reply = connection.reply(to: .simple(row.readSQL))
        guard let content = reply.results.first?.rows.first.map(LockRow.content),
            content.isLocked, content.isOurs
        else { return holder.description }
        return "\(holder.description), \(content.holder)"
    }

    private func notObtained(_ holder: String) -> RunEnd {
        .failed(
            GeneralFailure(
                "another run holds the lock: \(holder)", exitCode: .lockNotObtained,
                remedy: "wait for it to end, wait longer with --lock-wait, or take the lock from it"
                    + " with `jsmigrate unlock`"))
    }

    /// Without its connection the run has no lock, and must not go on.
    private func watchConnection() {
        let loop = connection.loop
        connection.onLoss = { error in
            loop.interrupt(
                because: "the connection that held the lock was lost: \(error.message)")
        }
    }

    // MARK: - The row

    /// Writes who we are beside the lock, once the table is there.
    ///
    /// A row of ours is that of a run that crashed, as it had no time to clear it; another tool's counts
    /// until it is too old.
    ///
    /// - Throws: ``RunEnd`` where another tool holds the row for longer than this run waits.
    func takeRow() throws(RunEnd) {
        guard isHeld, !hasRow else { return }
        var told: LockRow.Content?
        while true {
            let reply = connection.reply(to: .simple(row.takeSQL))
            if let error = reply.error { return try explain(error) }
            guard let result = reply.results.first(where: { !$0.rows.isEmpty })?.rows.first else {
                return
            }
            let before = LockRow.content(result)
            if result.last == "1" {
                hasRow = true
                return tellOfTakeover(of: before)
            }
            if EventLoop.now >= deadline { throw rowNotObtained(before) }
            if told != before {
                warn("waiting for another tool's lock: \(before.description)")
                told = before
            }
            try pause(Double.random(in: 100...300))
        }
    }

    private func pause(_ milliseconds: Double) throws(RunEnd) {
        let start = EventLoop.now
        defer { waited += EventLoop.now - start }
        try clock.wait(milliseconds)
    }

    private func explain(_ error: PostgresError) throws(RunEnd) {
        _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
        if let interruption = connection.loop.interruption { throw .interrupted(interruption) }
        warn(
            "\(row.table.displayName) could not be written, so that other tools do not see this run:"
                + " \(error.message)")
    }

    private func tellOfTakeover(of before: LockRow.Content) {
        guard before.isLocked else { return }
        warn(
            before.isOurs
                ? "the run before did not end in good order: \(before.description); its lock was taken"
                    + " over"
                : "the lock of another tool is older than 5 minutes: \(before.description); it was"
                    + " taken over")
    }

    private func rowNotObtained(_ content: LockRow.Content) -> RunEnd {
        .failed(
            GeneralFailure(
                "another tool holds the lock: \(content.description)", exitCode: .lockNotObtained,
                details: ["\(row.table.displayName) says so; it counts for 5 minutes"],
                remedy: "wait for it to end, wait longer with --lock-wait, or take the lock from it"
                    + " with `jsmigrate unlock`"))
    }

    // MARK: - Giving back

    /// Gives the row back; nil where it was not taken.
    var clearRowSQL: String? { hasRow ? row.clearSQL : nil }

    /// Gives the lock back: the row first, so that whoever comes next finds it free.
    func release() {
        guard isHeld else { return }
        isHeld = false
        connection.onLoss = nil
        guard connection.isOpen else { return }
        let unlock = "SELECT pg_catalog.pg_advisory_unlock(\(keys.run))"
        let text = hasRow ? "\(row.clearSQL); \(unlock)" : unlock
        let reply = connection.reply(to: .simple(text), isInterruptible: false)
        guard reply.error != nil, connection.isOpen else { return }
        // A migration may have taken the table away.
        _ = connection.reply(to: .simple("ROLLBACK; \(unlock)"), isInterruptible: false)
    }
}
