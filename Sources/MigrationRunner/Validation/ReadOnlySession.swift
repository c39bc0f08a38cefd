import EventLoop
package import MigrationKit
package import Postgres

/// A session on which validators read: each in a READ ONLY transaction that is rolled back.
///
/// The transaction begins with an empty query: once it has a snapshot, the server refuses to make
/// it READ WRITE (`check_transaction_read_only` in PostgreSQL's `commands/variable.c`). What else
/// could outlive it is looked for and taken back at its end; a session that does not come back is
/// replaced by a new one.
package final class ReadOnlySession {
    /// The connection; another one where the last was lost.
    package private(set) var connection: Connection

    /// What the last validator left behind, a sentence each.
    package private(set) var leftovers: [String] = []

    /// The latest statements of the script that failed, so that they can be shown.
    var failures: [MigrationSession.UndoneStatement] = []
    /// What the script has asked and was not sent yet.
    var waiting: ArraySlice<() -> Void> = []
    /// Whether something of the script's is on its way.
    var isAsking = false

    /// The engine that runs the scripts which read here; nil where none does.
    var scripts: ScriptValidators?
    /// Whether a script has begun a block and not ended it.
    var hasScriptBlock = false
    /// Whether the transaction of a validator is open.
    private(set) var isOpen = false
    /// When the time of the validator is over, and how long it was.
    private var limit: (deadline: Double, timeout: Duration)?
    private var cancellation: TimerIdentifier?
    private let connect: () throws(RunEnd) -> Connection
    private let isPooled: Bool

    /// How often a statement that does not end is cancelled anew, in milliseconds.
    private static let cancellationInterval = 100.0
    /// How long a cancelled statement may take to end before its session is given up.
    private static let patience = 2_000.0

    /// Opens a session.
    ///
    /// - Parameters:
    ///   - isPooled: whether others may get the backend behind each transaction, so that nothing may be set
    ///     for longer.
    ///   - connect: opens a connection; called again where one was lost.
    /// - Throws: what `connect` throws.
    init(
        isPooled: Bool, connect: @escaping () throws(RunEnd) -> Connection
    ) throws(RunEnd) {
        self.connect = connect
        self.isPooled = isPooled
        connection = try Self.open(isPooled, connect)
    }

    /// By SET: `connectivity` is to see what the server gives a session to begin with.
    private static func open(
        _ isPooled: Bool, _ connect: () throws(RunEnd) -> Connection
    ) throws(RunEnd) -> Connection {
        let connection = try connect()
        guard !isPooled else { return connection }
        let idle = connection.serverVersion >= 140_000 ? "; SET idle_session_timeout TO 0" : ""
        try connection.execute("SET default_transaction_read_only TO on" + idle)
        return connection
    }

    /// Ends the session.
    package func close() { connection.close() }

    // MARK: - The end of a validator

    private static let ending = """
        ROLLBACK; \
        SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks \
        WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'advisory'; \
        SELECT pg_catalog.pg_advisory_unlock_all(); \
        SELECT pg_catalog.format('DEALLOCATE %I', name) \
        FROM pg_catalog.pg_prepared_statements WHERE from_sql
        """

    /// Ends the transaction, whatever still runs in it.
    private func end() {
        isOpen = false
        waiting = []
        isAsking = false
        limit = nil
        if let cancellation { connection.loop.cancel(cancellation) }
        if hasScriptBlock {
            hasScriptBlock = false
            leftovers.append("it began a transaction and did not end it; it was rolled back")
        }
        cancelWhatRuns()
        guard connection.isOpen else { return }
        guard !isPooled else {
            if connection.reply(to: .simple("ROLLBACK"), isInterruptible: false).error != nil {
                connection.close()
            }
            return
        }
        let reply = connection.reply(to: .simple(Self.ending), isInterruptible: false)
        guard reply.error == nil, reply.results.count > 3 else { return connection.close() }
        forget(reply.results[3].rows.compactMap { $0[0] })
        let count = Int(reply.results[1].value(0, 0) ?? "") ?? 0
        guard count > 0 else { return }
        let locks = count == 1 ? "an advisory lock" : "\(count) advisory locks"
        leftovers.append("it left \(locks) behind, which the session gave back")
    }

    /// The next one may prepare another statement by the name: with PREPARE it outlives the transaction.
    private func forget(_ deallocations: [String]) {
        guard !deallocations.isEmpty else { return }
        let text = deallocations.joined(separator: "; ")
        if connection.reply(to: .simple(text), isInterruptible: false).error != nil {
            connection.close()
        }
    }

    private func cancelWhatRuns() {
        let deadline = EventLoop.now + Self.patience
        while connection.isOpen, connection.isBusy {
            guard EventLoop.now < deadline else { return connection.close() }
            connection.cancel()
            let next = EventLoop.now + Self.cancellationInterval
            connection.loop.schedule(after: Self.cancellationInterval, isReferenced: false) {}
            while connection.isBusy, EventLoop.now < next { connection.loop.turn() }
        }
    }

    /// Cancels what runs once the time is over, again and again until the validator is done.
    private func cancel(at deadline: Double) {
        let wait = max(deadline - EventLoop.now, Self.cancellationInterval)
        cancellation = connection.loop.schedule(after: wait, isReferenced: false) { [weak self] in
            guard let self else { return }
            self.connection.cancel()
            self.cancel(at: deadline)
        }
    }
}

extension ReadOnlySession: ReadOnlyDatabase {
    package func query(_ sql: String, _ parameters: [String?]) throws -> [ReadOnlyRow] {
        try checkTime()
        let reply = connection.reply(
            to: .pipeline([.query(sql, parameters.map { $0.map(Parameter.text) ?? .null })]))
        if let error = reply.error {
            if error.sqlState == .queryCanceled { try checkTime() }
            throw error
        }
        guard let result = reply.results.last else { return [] }
        let columns = result.columns.map(\.name)
        return result.rows.map { ReadOnlyRow(columns: columns, values: $0) }
    }

    package func isolated<Answer>(timeout: Duration, _ body: () throws -> Answer) throws -> Answer {
        leftovers = []
        failures = []
        if !connection.isOpen { connection = try Self.open(isPooled, connect) }
        let milliseconds = timeout / .milliseconds(1)
        let reply = connection.reply(to: .simple(beginning(within: milliseconds)))
        if let error = reply.error { throw error }
        isOpen = true
        let deadline = EventLoop.now + milliseconds
        limit = (deadline, timeout)
        cancel(at: deadline)
        defer { end() }
        return try body()
    }

    /// The server's own limits are for the case that we are gone by then, and in place of those that it
    /// or the role may have for all sessions.
    private func beginning(within milliseconds: Double) -> String {
        var limits = ["statement_timeout", "idle_in_transaction_session_timeout"]
        if connection.serverVersion >= 170_000 { limits.append("transaction_timeout") }
        let limit = Int(min(milliseconds + Self.patience, Double(Int32.max)))
        return
            (["BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY", "SELECT"]
            + limits.map { "SET LOCAL \($0) TO \(limit)" }).joined(separator: "; ")
    }

    /// Looks whether the time of the validator that runs is over.
    func checkTime() throws(ValidationOverdue) {
        guard let limit, EventLoop.now >= limit.deadline else { return }
        throw ValidationOverdue(timeout: limit.timeout)
    }
}
