import EventLoop
import NodeRuntime
import PgQuery
import Postgres
import SQLScript

/// Runs the statements of a SQL file on the migration's connection, under the rules of its transactions.
///
/// The first that fails ends the migration, so that nothing has to wait for an answer: statements go to
/// the server window by window, while those before them are being answered. A savepoint stands in front
/// of each window, as the server may refuse a statement in a transaction: what ran before it is then
/// committed, and it runs alone.
final class SQLFileRun {
    /// Why a file was not run to its end.
    enum Failure: Error {
        /// A statement failed.
        case statement(SQLStatement, PostgresError)
        /// What the statements had deferred does not hold at the file's end.
        case constraints(PostgresError)
        /// Nothing more can be run.
        case end(SessionEnd)
    }

    private let session: MigrationSession
    private let makeRequest: (SQLStatement) -> QueuedRequest
    private let parser = SQLParserCache()
    private var unread: SQLStatements.Iterator
    /// What was read and is yet to be sent, the next one last.
    private var waiting: [SQLFileStatement] = []
    /// Windows that the server has yet to answer, oldest first.
    private var sent: [SQLFileWindow] = []
    private var stop: Stop?
    /// How many of the statements that wait have run before.
    private var repeatedCount = 0
    private var mayDefer: Bool
    private var latestAnswer = EventLoop.now

    /// Enough that the server never waits for the next.
    private static let depth = 4
    /// How many bytes may be on their way before another window is made.
    private static let sizeOnTheWay = 1 << 20

    /// A window that was not answered whole.
    private struct Stop {
        let error: PostgresError
        let window: SQLFileWindow
        let doneCount: Int
        /// Its statements, and those that were sent behind it.
        var statements: [SQLFileStatement]
    }

    /// - Parameter makeRequest: what has a statement run by itself.
    init(
        _ statements: SQLStatements, on session: MigrationSession,
        makeRequest: @escaping (SQLStatement) -> QueuedRequest
    ) {
        self.session = session
        self.makeRequest = makeRequest
        unread = statements.makeIterator()
        mayDefer = session.hasDeferrableConstraints
    }

    /// Runs them all.
    func run() throws(Failure) {
        session.file = LastingStatements()
        defer { session.file = nil }
        // What is open already, a hook's or the whole run's, had them checked at its statements' ends.
        if session.state == .wrapper {
            mayDefer = true
            try send(MigrationSession.deferral)
        }
        while let next = peek() {
            if next.canBeSentAhead(session.sessions) {
                try sendAhead()
            } else {
                waiting.removeLast()
                try run(next)
            }
        }
        if session.state == .wrapper, mayDefer { try send(MigrationSession.constraintCheck) }
    }

    private func peek() -> SQLFileStatement? {
        if let next = waiting.last { return next }
        guard let place = unread.next() else { return nil }
        let next = SQLFileStatement(place, parser)
        waiting.append(next)
        return next
    }

    // MARK: - One by one

    private func run(_ statement: SQLFileStatement) throws(Failure) {
        let request = makeRequest(statement.place)
        request.refusal = statement.refusal
        if statement.endsTransaction, session.state == .wrapper, mayDefer {
            // What fails there is not the statement's.
            try send(MigrationSession.constraintCheck)
            // A block in the transaction of the whole run ends nothing.
            if session.isShared { try send(MigrationSession.deferral) }
        }
        mayDefer = mayDefer || statement.changesSchema
        session.enqueue(request)
        let failureCount = session.failures.count
        do throws(SessionEnd) { try session.runNext() } catch {
            if case .connectionLost(let cause) = error {
                throw .statement(statement.place, cause)
            }
            throw .end(error)
        }
        if session.failures.count > failureCount, let last = session.failures.last {
            throw .statement(statement.place, last.error)
        }
        // The end of a block there has its constraints checked, and leaves them so.
        if session.isShared, session.state == .wrapper, mayDefer, statement.endsBlock {
            try send(MigrationSession.deferral)
        }
    }

    /// Sends what is no statement of the file.
    private func send(_ sql: String) throws(Failure) {
        do throws(StatementFailure) { _ = try session.send(.simple(sql)) } catch {
            throw failure(error, of: sql)
        }
    }

    /// What it means that something failed that is no statement of the file.
    private func failure(_ error: StatementFailure, of sql: String) -> Failure {
        switch error {
        case .interrupted(let interruption): return .end(.interrupted(interruption))
        case .server(let cause):
            session.failures.append(.init(text: sql, error: cause))
            return cause.isConnectionLoss ? .end(.connectionLost(cause)) : .constraints(cause)
        }
    }

    // MARK: - Ahead

    /// Sends statements for as long as they can be sent ahead, and waits for all answers.
    private func sendAhead() throws(Failure) {
        do throws(StatementFailure) { try session.sendHeldCommit() } catch {
            throw failure(error, of: "COMMIT")
        }
        session.running = waiting.last.map { listeningRequest(for: makeRequest($0.place)) }
        defer { session.running = nil }
        latestAnswer = EventLoop.now
        fill()
        session.connection.turnLoop { sent.isEmpty }
        if let interruption = session.connection.loop.interruption {
            throw .end(.interrupted(interruption))
        }
        if let stop { try settle(stop) }
        stop = nil
    }

    private func fill() {
        let loop = session.connection.loop
        while stop == nil, loop.interruption == nil, sent.count < Self.depth,
            sent.reduce(0, { $0 + $1.size }) < Self.sizeOnTheWay, let window = nextWindow()
        {
            send(window)
        }
    }

    private func nextWindow() -> SQLFileWindow? {
        var window = SQLFileWindow()
        window.isRepeated = repeatedCount > 0
        while !window.isFull, let next = peek(), next.canBeSentAhead(session.sessions) {
            // A statement that the server may refuse in a transaction begins with a savepoint of its own.
            if next.mayCommit, !window.statements.isEmpty { break }
            if next.changesSchema, window.holdsData { break }
            window.append(waiting.removeLast())
            mayDefer = mayDefer || next.changesSchema
            if repeatedCount > 0 {
                repeatedCount -= 1
                if repeatedCount == 0 { break }
            }
            if next.mayCommit { break }
        }
        guard !window.statements.isEmpty else { return nil }
        if !session.state.isOwnBlock {
            let isFirst = session.state == .idle && sent.isEmpty
            window.lead = (isFirst ? [MigrationSession.begin] : []) + ["SAVEPOINT jsmigrate"]
            // The round trip is there anyway.
            let isLast = mayDefer && peek() == nil
            window.trail =
                (isLast ? [MigrationSession.constraintCheck] : []) + ["RELEASE SAVEPOINT jsmigrate"]
            if isLast { mayDefer = false }
        }
        return window
    }

    private func send(_ window: SQLFileWindow) {
        sent.append(window)
        let processID = session.connection.serverProcessID
        session.surroundings.blockers?.begin(processID)
        session.connection.submit(window.request, onResult: listener(to: window)) { reply in
            self.session.surroundings.blockers?.end(processID)
            self.sent.removeFirst()
            self.take(reply, of: window)
            self.fill()
        }
    }

    /// What hears the notices of all that is sent ahead, but for those that it has heard before.
    private func listeningRequest(for request: QueuedRequest) -> QueuedRequest {
        QueuedRequest(
            client: request.client, text: request.text, values: [], isExtended: true,
            notice: { [unowned self] notice in
                if sent.first?.isRepeated != true { request.notice(notice) }
            }, completion: { _ in })
    }

    /// What tells of each statement of a window and how long it took; nil where nobody would hear it.
    private func listener(to window: SQLFileWindow) -> (() -> Void)? {
        guard let onStatement = session.onStatement, !window.isRepeated else { return nil }
        var count = 0
        return {
            let index = count - window.lead.count
            count += 1
            let now = EventLoop.now
            if window.statements.indices.contains(index) {
                onStatement(
                    window.statements[index].text, Int((now - self.latestAnswer).rounded()))
            }
            self.latestAnswer = now
        }
    }

    private func take(_ reply: Reply, of window: SQLFileWindow) {
        guard stop == nil else {
            stop?.statements += window.statements
            return
        }
        let isOwn = session.state.isOwnBlock
        if !isOwn, !reply.results.isEmpty { session.state = .wrapper }
        if let error = reply.error {
            stop = Stop(
                error: error, window: window,
                doneCount: window.answeredCount(of: reply.results.count),
                statements: window.statements)
            return
        }
        for statement in window.statements {
            session.ledger.add(statement.parsed, text: statement.text)
            let facts = statement.parsed?.first?.facts
            session.noteEffects(
                changesSchema: statement.changesSchema,
                discardsPrepared: facts?.discardsPrepared ?? true)
            if !isOwn { session.file?.note(statement.parsed) }
        }
    }

    /// Ends the file with the statement that failed; where the server may take it with no transaction
    /// around it, has it run by itself.
    private func settle(_ stop: Stop) throws(Failure) {
        guard stop.doneCount < stop.window.statements.count else {
            if stop.error.isConnectionLoss { throw .end(.connectionLost(stop.error)) }
            session.failures.append(
                .init(text: MigrationSession.constraintCheck, error: stop.error))
            throw .constraints(stop.error)
        }
        let culprit = stop.window.statements[stop.doneCount]
        guard stop.error.asksToRunAlone, !session.state.isOwnBlock,
            session.connection.isInTransaction
        else {
            session.failures.append(.init(text: culprit.text, error: stop.error))
            throw .statement(culprit.place, stop.error)
        }
        try send("ROLLBACK TO SAVEPOINT jsmigrate; RELEASE SAVEPOINT jsmigrate")
        waiting += stop.statements.reversed()
        waiting[waiting.count - 1 - stop.doneCount].refusal = stop.error
        repeatedCount = stop.doneCount
        mayDefer =
            session.hasDeferrableConstraints || stop.statements.contains(where: \.changesSchema)
    }
}
