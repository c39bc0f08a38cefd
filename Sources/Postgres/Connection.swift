internal import CLibpq
package import EventLoop

/// A session with a PostgreSQL server, driven by an event loop.
///
/// Requests are answered in the order they were submitted; the next one is sent when the one before
/// it is answered. Answers, notices and notifications are delivered from the loop, in the order in
/// which the server sent them; whoever is told may close the connection, or turn the loop.
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
        didSet { watch?.isReferenced = isReferencedWhenIdle || isBusy }
    }

    let handle: OpaquePointer
    private var watch: Watch?
    private var queue: [Job] = []
    private var running: Job?
    private var isLost = false
    private var isFinished = false
    /// What libpq has handed over in the middle of its work, when nobody may call it.
    private var notices: [PostgresError] = []
    /// The server's last words.
    private var farewell: PostgresError?
    private var isCopyingOut = false
    private var hasTransaction = false

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
    package var isBusy: Bool { running != nil || !queue.isEmpty }

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

    /// Sends a request when those before it are answered, and calls `completion` with the answer: from
    /// the loop, never from within this call.
    package func submit(_ request: Request, completion: @escaping (Reply) -> Void) {
        queue.append(Job(request: request, completion: completion))
        if running == nil { sendNext() }
    }

    /// Asks the server to cancel the statement that runs now; its answer is then an error 57014.
    package func cancel() {
        guard isOpen, running != nil, let cancel = unsafe PQgetCancel(handle) else { return }
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

    private func finish() {
        if !isFinished { unsafe PQfinish(handle) }
        isFinished = true
    }

    // MARK: - Sending

    private func sendNext() {
        guard running == nil, !queue.isEmpty else { return }
        let job = queue.removeFirst()
        running = job
        guard isOpen else { return refuse(job, lossError("the connection is closed")) }
        if let refusal = job.request.refusal { return refuse(job, refusal) }
        watch?.isReferenced = true
        if send(job.request) {
            flush()
        } else {
            loseConnection(errorMessage)
        }
    }

    /// Answers a request that is not sent.
    private func refuse(_ job: Job, _ error: PostgresError) {
        job.error = error
        loop.performOnNextTurn { if self.running === job { self.finish(job) } }
    }

    private func send(_ request: Request) -> Bool {
        switch request {
        case .simple(let text): return unsafe PQsendQuery(handle, text) == 1
        case .pipeline(let commands):
            guard unsafe PQenterPipelineMode(handle) == 1 else { return false }
            guard commands.allSatisfy(send) else { return false }
            return unsafe PQpipelineSync(handle) == 1
        }
    }

    private func send(_ command: Command) -> Bool {
        switch command {
        case .query(let text, let parameters):
            return unsafe ParameterArrays(parameters).withPointers {
                count, values, lengths, formats in
                unsafe PQsendQueryParams(handle, text, count, nil, values, lengths, formats, 0) == 1
            }
        case .prepare(let name, let text):
            return unsafe PQsendPrepare(handle, name, text, 0, nil) == 1
        case .execute(let name, let parameters):
            return unsafe ParameterArrays(parameters).withPointers {
                count, values, lengths, formats in
                unsafe PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0) == 1
            }
        }
    }

    private func flush() {
        let remaining = unsafe PQflush(handle)
        watch?.interest = remaining == 1 ? [.read, .write] : .read
    }

    // MARK: - Receiving

    private func socketIsReady() {
        guard unsafe PQconsumeInput(handle) == 1 else {
            // What came before the end is still to be read: answers, and why the session ends.
            receive()
            return loseConnection(errorMessage)
        }
        flush()
        receive()
        if !isFinished, running == nil, unsafe PQstatus(handle) == CONNECTION_BAD {
            loseConnection(errorMessage)
        }
    }

    private func receive() {
        receiveResults()
        receiveNotifications()
        deliverNotices()
    }

    private func receiveResults() {
        while let job = running, isOpen {
            let isWaiting = unsafe PQisBusy(handle) == 1
            // Whoever is told may have closed the connection or turned the loop.
            if deliverNotices() { continue }
            if isWaiting { return }
            if isCopyingOut {
                guard discardCopyData() else { return }
                continue
            }
            guard let result = unsafe PQgetResult(handle) else {
                if unsafe PQstatus(handle) == CONNECTION_BAD { return loseConnection(errorMessage) }
                // The end of one command: of the whole request in the simple protocol only.
                if case .simple = job.request { finish(job) }
                continue
            }
            unsafe receive(result, for: job)
        }
    }

    private func receive(_ result: OpaquePointer, for job: Job) {
        switch unsafe PQresultStatus(result) {
        case PGRES_PIPELINE_SYNC:
            unsafe PQclear(result)
            unsafe PQexitPipelineMode(handle)
            finish(job)
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR:
            let error = unsafe PostgresError(result: result)
            unsafe PQclear(result)
            if error.endsSession { farewell = error }
            if job.error == nil, !error.isConnectionLoss { job.error = error }
            if unsafe PQstatus(handle) == CONNECTION_BAD { loseConnection(error.message) }
        case PGRES_PIPELINE_ABORTED:
            unsafe PQclear(result)
        case PGRES_COPY_IN:
            unsafe PQclear(result)
            // What node-postgres answers where no stream was given.
            unsafe PQputCopyEnd(handle, "No source stream defined")
            flush()
        case PGRES_COPY_OUT, PGRES_COPY_BOTH:
            unsafe PQclear(result)
            isCopyingOut = true
        default:
            job.results.append(unsafe ResultSet(result))
        }
    }

    /// Drops what COPY TO STDOUT has sent so far, as node-postgres does.
    ///
    /// - Returns: whether that was all.
    private func discardCopyData() -> Bool {
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let count = unsafe PQgetCopyData(handle, &buffer, 1)
            if count == 0 { return false }
            guard count > 0 else {
                isCopyingOut = false
                return true
            }
            unsafe PQfreemem(buffer)
        }
    }

    private func receiveNotifications() {
        while !isFinished, let notification = unsafe PQnotifies(handle) {
            let channel = unsafe String(cString: notification.pointee.relname)
            let payload = unsafe String(cString: notification.pointee.extra)
            let sender = unsafe Int(notification.pointee.be_pid)
            unsafe PQfreemem(notification)
            onNotification?(channel, payload, sender)
        }
    }

    /// Tells of the notices that have come.
    ///
    /// - Returns: whether there were any.
    @discardableResult
    private func deliverNotices() -> Bool {
        guard !notices.isEmpty else { return false }
        let delivered = notices
        notices = []
        for notice in delivered {
            // libpq makes notices of the errors that come when nothing was asked.
            if notice.endsSession { farewell = notice } else { onNotice?(notice) }
        }
        return true
    }

    private func finish(_ job: Job) {
        deliverNotices()
        // They came before the end of the answer.
        receiveNotifications()
        guard running === job else { return }
        running = nil
        if isOpen {
            let status = unsafe PQtransactionStatus(handle)
            hasTransaction = status == PQTRANS_INTRANS || status == PQTRANS_INERROR
        }
        watch?.isReferenced = isReferencedWhenIdle || !queue.isEmpty
        sendNext()
        job.completion(Reply(results: job.results, error: job.error))
    }

    // MARK: - Loss

    private func loseConnection(_ message: String) {
        let error = lossError(message)
        guard !isLost else { return fail(error) }
        isLost = true
        if let watch { loop.cancel(watch) }
        watch = nil
        fail(error)
        onLoss?(error)
    }

    private func fail(_ error: PostgresError) {
        let jobs = [running].compactMap { $0 } + queue
        running = nil
        queue = []
        for job in jobs {
            var cause = job.error ?? error
            cause.isConnectionLoss = true
            job.completion(Reply(results: job.results, error: cause))
        }
    }

    private func lossError(_ message: String) -> PostgresError {
        let text = message.trimmingLineEnds
        var error =
            farewell
            ?? PostgresError(
                severity: "FATAL", sqlState: .connectionFailure,
                message: text.isEmpty ? "the connection to the server was lost" : text)
        error.isConnectionLoss = true
        return error
    }

    private var errorMessage: String { unsafe String(cString: PQerrorMessage(handle)) }
}

extension PostgresError {
    /// Whether the server ends the session with it.
    fileprivate var endsSession: Bool { severity == "FATAL" || severity == "PANIC" }
}

/// A request on its way, with what has come back of its answer.
private final class Job {
    let request: Request
    let completion: (Reply) -> Void
    var results: [ResultSet] = []
    var error: PostgresError?

    init(request: Request, completion: @escaping (Reply) -> Void) {
        self.request = request.withoutNULs
        self.completion = completion
    }
}
