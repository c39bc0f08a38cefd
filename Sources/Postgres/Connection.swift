internal import CLibpq
package import EventLoop

/// A session with a PostgreSQL server, driven by an event loop.
///
/// Requests are answered in the order they were submitted. Those of the extended protocol are sent at once,
/// each with a Sync of its own, so that it stands or falls for itself; a string of several statements is sent
/// when what stands before it is answered. Answers, notices and notifications are delivered from the
/// loop, in the order in which the server sent them; whoever is told may close the connection, or turn
/// the loop.
@safe package final class Connection {
    /// The loop that the connection's socket is watched by.
    package let loop: EventLoop
    /// Called for every NOTICE and WARNING.
    package var onNotice: ((PostgresError) -> Void)?
    /// Called for every notification: channel, payload, the sender's process id.
    package var onNotification: ((String, String, Int) -> Void)?
    /// Called once when the session ends without having been closed, with what the server said of it.
    package var onLoss: ((PostgresError) -> Void)?

    /// Whether the idle connection keeps the loop's work referenced, as one with a request does.
    package var isReferencedWhenIdle = false {
        didSet { noteReference() }
    }

    let handle: OpaquePointer
    var watch: Watch?
    /// Requests that are not sent yet.
    var waiting: [Job] = []
    /// Requests that the server has yet to answer, oldest first.
    var sent: [Job] = []
    var isPipelining = false
    var isLost = false
    var isFinished = false
    /// What libpq has handed over in the middle of its work, when nobody may call it.
    var notices: [PostgresError] = []
    /// The server's last words.
    var farewell: PostgresError?
    /// The direction in which the data of a COPY goes now.
    var copying: CopyDirection?
    /// Whether the data that COPY TO sends is left where it is.
    var isCopyPaused = false
    /// Whether its last request is sent, which nothing waits for.
    private var isLeaving = false
    var hasTransaction = false

    init(handle: OpaquePointer, loop: EventLoop) {
        unsafe self.handle = handle
        self.loop = loop
        backendProcessID = unsafe Int(PQbackendPID(handle))
        serverVersion = unsafe Int(PQserverVersion(handle))
        unsafe PQsetnonblocking(handle, 1)
        unsafe PQsetNoticeReceiver(
            handle,
            { receiver, result in
                guard let receiver = unsafe receiver, let result = unsafe result else { return }
                unsafe Unmanaged<Connection>.fromOpaque(receiver).takeUnretainedValue()
                    .notices.append(PostgresError(result: result))
            }, Unmanaged.passUnretained(self).toOpaque())
        watch = unsafe loop.watch(PQsocket(handle), for: .read) { [unowned self] in
            self.socketIsReady()
        }
        watch?.isReferenced = false
    }

    deinit {
        if let watch { loop.cancel(watch) }
        finish()
    }

    /// Whether the session is there, as far as is known.
    package var isOpen: Bool { !isLost }

    /// Whether a request is being answered or waits for its turn.
    package var isBusy: Bool { !sent.isEmpty || !waiting.isEmpty }

    /// Whether a transaction block is open, failed ones included, after the last request that was
    /// answered.
    package var isInTransaction: Bool { isOpen && hasTransaction }

    /// The process id of the server's backend; behind a pooler a name that only the pooler knows.
    package let backendProcessID: Int

    /// The process that serves the connection, once the server was asked.
    package var backend: ServerBackend?

    /// Its id as the server knows it, as far as is known.
    package var serverProcessID: Int { backend?.processID ?? backendProcessID }

    /// The server's version as a number, 150004 for 15.4.
    package let serverVersion: Int

    /// A parameter that the server reports, `server_encoding`.
    package func parameterStatus(_ name: String) -> String? {
        guard isOpen else { return nil }
        return unsafe PQparameterStatus(handle, name).map { unsafe String(cString: $0) }
    }

    /// Sends a request, and calls `completion` with the answer: from the loop, never from within this
    /// call.
    ///
    /// - Parameters:
    ///   - rows: takes the rows of large results while they come; the answer then has the last of them
    ///     only, and memory stays bounded.
    ///   - wantsNumbers: whether numbers and times may come as numbers.
    ///   - copy: exchanges the data of a COPY; without it there is none for the server, and what it
    ///     sends is dropped.
    ///   - onResult: told of each result of a pipeline as soon as the server has it, which is asked to
    ///     send it at once; the answer has them all the same.
    package func submit(
        _ request: Request, rows: ((RowBatch) -> Void)? = nil, wantsNumbers: Bool = false,
        copy: CopyExchange? = nil, onResult: (() -> Void)? = nil,
        completion: @escaping (Reply) -> Void
    ) {
        let job = Job(request: request, rows: rows, copy: copy, completion: completion)
        job.wantsNumbers = wantsNumbers
        job.onResult = onResult
        waiting.append(job)
        sendWaiting()
    }

    /// Asks the server to cancel the statement that runs now; its answer is then an error 57014.
    package func cancel() {
        guard isOpen, !sent.isEmpty, let cancel = unsafe PQgetCancel(handle) else { return }
        var message = [CChar](repeating: 0, count: 256)
        unsafe PQcancel(cancel, &message, Int32(message.count))
        unsafe PQfreeCancel(cancel)
    }

    /// Ends the session at once; requests that are not answered yet fail within this call.
    package func close() {
        onLoss = nil
        loseConnection("the connection was closed")
        finish()
    }

    /// Sends a last request, and ends the session with its answer. The loop does not stay for it.
    ///
    /// - Parameter completion: called with the answer, or with the loss of the connection, once the session
    ///   is closed.
    package func close(after request: Request, completion: @escaping () -> Void) {
        onLoss = nil
        isLeaving = true
        submit(request) { _ in
            self.close()
            completion()
        }
    }

    func finish() {
        if !isFinished { unsafe PQfinish(handle) }
        isFinished = true
    }

    func noteReference() {
        watch?.isReferenced =
            !isLeaving && !isCopyPaused && (isReferencedWhenIdle || isBusy)
    }

    // MARK: - Loss

    func loseConnection(_ message: String) {
        let error = lossError(message)
        // The server's last words are for the request that it was at.
        let plain = farewell == nil ? error : Self.plainLoss
        guard !isLost else { return fail(error, others: plain) }
        isLost = true
        if let watch { loop.cancel(watch) }
        watch = nil
        fail(error, others: plain)
        onLoss?(error)
    }

    private func fail(_ error: PostgresError, others: PostgresError) {
        let jobs = sent + waiting
        let last = sent.first
        sent = []
        waiting = []
        copying = nil
        for job in jobs {
            var cause = job.error ?? (job === last ? error : others)
            cause.isConnectionLoss = true
            job.completion(Reply(results: job.results, error: cause))
        }
    }

    private static let plainLoss = PostgresError(
        severity: "FATAL", sqlState: .connectionFailure,
        message: "the connection to the server was lost")

    func lossError(_ message: String) -> PostgresError {
        let text = message.trimmingLineEnds
        var error =
            farewell
            ?? PostgresError(
                severity: "FATAL", sqlState: .connectionFailure,
                message: text.isEmpty ? "the connection to the server was lost" : text)
        error.isConnectionLoss = true
        return error
    }

    var errorMessage: String { unsafe String(cString: PQerrorMessage(handle)) }
}

/// A request on its way, with what has come back of its answer.
final class Job {
    let request: Request
    let rows: ((RowBatch) -> Void)?
    let copy: CopyExchange?
    let completion: (Reply) -> Void
    var results: [ResultSet] = []
    var error: PostgresError?
    /// Whether numbers and times may come as numbers.
    var wantsNumbers = false
    /// Told of each result.
    var onResult: (() -> Void)?
    /// The rows of the result that is coming in.
    var collector: RowCollector?

    init(
        request: Request, rows: ((RowBatch) -> Void)?, copy: CopyExchange?,
        completion: @escaping (Reply) -> Void
    ) {
        self.request = request.withoutNULs
        self.rows = rows
        self.copy = copy
        self.completion = completion
    }
}
