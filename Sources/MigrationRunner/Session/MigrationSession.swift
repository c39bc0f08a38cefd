import EventLoop
import NodeRuntime
import PgQuery
import Postgres

/// The one connection that a migration's statements run on, and the rules of its transactions.
///
/// - Outside a block of the migration's own, all statements share one wrapper transaction, each with a
///   savepoint around it, so that it stands or falls for itself.
/// - The migration's BEGIN is a real one. Its COMMIT is checked at once and held back until the next
///   statement, so that the last one carries the tracking row.
/// - A statement that cannot run inside a transaction commits what ran before it and runs alone.
///
/// Statements are queued by scripts and run one after the other by ``runNext()``, which turns the event
/// loop until the server has answered.
final class MigrationSession {
    /// Where the connection stands.
    enum State: Equatable {
        /// No transaction is open.
        case idle
        /// The wrapper transaction is open.
        case wrapper
        /// A block of the migration's own is open; `client` sent its BEGIN.
        case ownBlock(client: Int)
        /// The migration said COMMIT, the constraints hold, and the COMMIT has yet to be sent.
        case commitHeld
    }

    /// A statement that failed and was undone, while the migration went on.
    struct UndoneStatement {
        let text: String
        let error: PostgresError
        /// Whether it may have committed a part of its work before.
        var mayHaveLeftPart = false
    }

    let connection: Connection
    var state = State.idle
    /// Whether the transaction is that of all migrations of the run; see MigrationSession+Shared.swift.
    var isShared = false
    /// While the statements are those of a SQL file: what they have set for their transaction.
    var file: LastingStatements?
    /// What the migration has done so far, durable or not.
    var ledger = StatementLedger()
    /// Statements that failed outside the migration's own blocks.
    private(set) var undone: [UndoneStatement] = []
    /// Every error that a statement was answered with, latest last; for the display of failures.
    var failures: [UndoneStatement] = []
    /// Something that makes the migration fail whatever its code says.
    var verdict: String?

    let tracking: any TransactionTracking
    let sessions: RunSessions
    let surroundings: StatementSurroundings
    let warn: (String) -> Void
    /// Told of each query that was answered: its text, and the milliseconds it took; nil where nobody hears it.
    var onStatement: ((String, Int) -> Void)?
    var prepared = PreparedStatements()
    /// Whether the database has constraints that a transaction may defer.
    var hasDeferrableConstraints = false
    private let parser = SQLParserCache()
    private var queue: [QueuedRequest] = []
    var running: QueuedRequest?
    private var warned: Set<String> = []
    /// What clients that listen do with notifications.
    private var listeners: [Int: (String, String, Int) -> Void] = [:]

    /// Makes a session on a connection with no transaction open.
    init(
        connection: Connection, tracking: any TransactionTracking, sessions: RunSessions,
        around surroundings: StatementSurroundings, warn: @escaping (String) -> Void
    ) {
        self.connection = connection
        self.sessions = sessions
        self.surroundings = surroundings
        self.tracking = tracking
        self.warn = warn
        connection.onNotice = { [unowned self] in self.running?.notice($0) }
        connection.onNotification = { [unowned self] channel, payload, processID in
            for listener in self.listeners.values { listener(channel, payload, processID) }
        }
    }

    // MARK: - The queue

    /// Whether a statement waits for its turn.
    var hasQueued: Bool { !queue.isEmpty }

    /// Queues a statement, or a string of several.
    func enqueue(_ request: QueuedRequest) {
        queue.append(request)
        // Whoever lets the data of a COPY wait may wait for this statement.
        if running != nil { connection.resumeCopy() }
    }

    /// Refuses all that waits, as the migration is over.
    func refuseQueued(_ failure: GatewayFailure) {
        let refused = queue
        queue = []
        for request in refused { request.completion(.failure(failure)) }
    }

    /// Runs the next statement to its end and hands the answer to the one who asked; together with
    /// those behind it where they can be sent in one go.
    ///
    /// - Throws: ``SessionEnd`` where nothing more can be run: interrupted, or the connection is gone.
    func runNext() throws(SessionEnd) {
        let batch = nextBatch()
        guard batch.count < 2 else {
            queue.removeFirst(batch.count)
            return try runBatch(batch)
        }
        guard !queue.isEmpty else { return }
        try runOne(queue.removeFirst())
    }

    /// Runs one request to its end.
    func runOne(_ request: QueuedRequest) throws(SessionEnd) {
        running = request
        defer { running = nil }
        let start = EventLoop.now
        do throws(StatementFailure) {
            let statements = (try? parser.parse(request.text))?.statements
            let results = try run(request, statements)
            if let statements {
                try renewSettings(after: statements)
                noteListening(request, by: statements)
            }
            answer(request, .success(results.map { GatewayResult($0) }), since: start)
        } catch {
            switch error {
            case .server(let cause):
                failures.append(UndoneStatement(text: request.text, error: cause))
                if cause.isConnectionLoss { throw .connectionLost(cause) }
                request.completion(.failure(GatewayFailure(cause)))
            case .interrupted(let interruption): throw .interrupted(interruption)
            }
        }
    }

    /// Takes the run's lock and settings again where a statement has given them up.
    private func renewSettings(after statements: [Statement]) throws(StatementFailure) {
        if sessions.areLost(by: statements) { _ = try send(.simple(sessions.renewalSQL)) }
    }

    /// A client that said LISTEN is told of notifications.
    private func noteListening(_ request: QueuedRequest, by statements: [Statement]) {
        guard listeners[request.client] == nil, statements.contains(where: \.facts.listens) else {
            return
        }
        listeners[request.client] = request.notification
    }

    /// Hands an answer to the one who asked.
    func answer(
        _ request: QueuedRequest, _ result: Result<[GatewayResult], GatewayFailure>,
        since start: Double
    ) {
        if case .success = result {
            onStatement?(request.text, Int((EventLoop.now - start).rounded()))
        }
        request.completion(result)
    }

    /// The requests at the head of the queue that can be sent in one go: none of them changes what the
    /// next may depend on, other than the data.
    private func nextBatch() -> [(request: QueuedRequest, unit: StatementUnit)] {
        guard queue.count > 1 else { return [] }
        var batch: [(request: QueuedRequest, unit: StatementUnit)] = []
        for request in queue.prefix(Self.batchLimit) {
            guard let statements = (try? parser.parse(request.text))?.statements,
                statements.count == 1, statements[0].kind == .ordinary
            else { break }
            let unit = StatementUnit(request, statements: statements)
            guard unit.fitsBatch else { break }
            batch.append((request, unit))
        }
        return batch
    }

    private static let batchLimit = 64

    private func run(
        _ request: QueuedRequest, _ statements: [Statement]?
    ) throws(StatementFailure) -> [StatementResult] {
        guard let statements else {
            // This parser cannot read it: the server may, or says what is wrong.
            return try runUnit(StatementUnit(request, statements: nil), for: request)
        }
        if statements.count == 1 || request.isExtended || statements.isEmpty {
            let unit = StatementUnit(request, statements: statements)
            if let refusal = request.refusal, refusal.sqlState != .objectInUse {
                return try runAlone(unit, leavings: .leavings(refusedWith: refusal))
            }
            return try run(unit, kind: statements.first?.kind ?? .ordinary, for: request)
        }
        guard statements.contains(where: \.kind.isTransactionControl) else {
            return try runUnit(StatementUnit(request, statements: statements), for: request)
        }
        return try runPieces(statements, of: request)
    }

    /// Runs a string that begins or ends transactions piece by piece, under the rules for each.
    private func runPieces(
        _ statements: [Statement], of request: QueuedRequest
    ) throws(StatementFailure) -> [StatementResult] {
        var pieces = StatementUnit.pieces(of: statements, in: request)
        var results: [StatementResult] = []
        if !state.isOwnBlock, pieces.count > 1, case .begin = pieces[1].kind,
            pieces[0].kind == .ordinary
        {
            results = try runBeforeBegin(pieces[0].unit, begin: pieces[1], of: request)
            pieces.removeFirst(2)
        }
        for piece in pieces {
            do throws(StatementFailure) {
                results += try run(piece.unit, kind: piece.kind, for: request)
            } catch {
                throw error.shifted(by: piece.unit.characterOffset)
            }
        }
        return results
    }

    /// Runs what stands before a BEGIN in the same string: PostgreSQL takes it into the block, and
    /// where it fails there is none.
    private func runBeforeBegin(
        _ unit: StatementUnit, begin: (unit: StatementUnit, kind: StatementKind),
        of request: QueuedRequest
    ) throws(StatementFailure) -> [StatementResult] {
        let opening = try run(begin.unit, kind: begin.kind, for: request)
        do throws(StatementFailure) {
            return try runUnit(unit, for: request) + opening
        } catch {
            if case .server(let cause) = error, !cause.isConnectionLoss {
                _ = try rollBackBlock(chain: false)
                noteUndone(unit, cause)
            }
            throw error.shifted(by: unit.characterOffset)
        }
    }

    /// Remembers a statement that failed outside the migration's own blocks.
    func noteUndone(
        _ unit: StatementUnit, _ cause: PostgresError, mayHaveLeftPart: Bool = false
    ) {
        undone.append(
            UndoneStatement(text: unit.text, error: cause, mayHaveLeftPart: mayHaveLeftPart))
    }

    /// Warns, each text once.
    func warnOnce(_ text: String) {
        if warned.insert(text).inserted { warn(text) }
    }

    // MARK: - The server

    /// Sends a request and turns the loop until the server has answered.
    ///
    /// - Parameter unit: what it is sent for, whose rows are handed over while they come.
    func send(
        _ request: Request, for unit: StatementUnit? = nil, isInterruptible: Bool = true
    ) throws(StatementFailure) -> [StatementResult] {
        surroundings.blockers?.begin(connection.serverProcessID)
        let reply = connection.reply(
            to: request, isInterruptible: isInterruptible, rows: unit?.rows,
            wantsNumbers: unit?.wantsNumbers ?? false, copy: unit?.copy)
        surroundings.blockers?.end(connection.serverProcessID)
        if let error = reply.error {
            if isInterruptible, error.sqlState == .queryCanceled,
                let interruption = connection.loop.interruption
            {
                throw .interrupted(interruption)
            }
            throw .server(error)
        }
        return reply.results.map { .server($0) }
    }
}

extension MigrationSession {
    /// Ends the block of a client that disconnects, as the server would.
    func clientLeft(_ client: Int) {
        listeners[client] = nil
        guard state == .ownBlock(client: client) else { return }
        enqueue(
            QueuedRequest(
                client: client, text: "ROLLBACK", values: [], isExtended: false,
                notice: { _ in },
                completion: { _ in }))
    }

    /// Cancels the statement that a client waits for.
    func cancel(client: Int) {
        if running?.client == client { connection.cancel() }
    }
}
