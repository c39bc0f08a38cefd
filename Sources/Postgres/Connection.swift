internal import CLibpq
package import EventLoop

/// A session with a PostgreSQL server, driven by an event loop.
///
/// Requests are answered in the order they were submitted; the next one is sent when the one before
/// it is answered. Answers, notices and notifications are delivered from the loop.
@safe package final class Connection {
    /// The loop that the connection's socket is watched by.
    package let loop: EventLoop
    /// Called for every NOTICE and WARNING.
    package var onNotice: ((PostgresError) -> Void)?
    /// Called for every notification: channel, payload, the sender's process id.
    package var onNotification: ((String, String, Int) -> Void)?
    /// Called once when the session ends without having been closed.
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
    private var lastWords: PostgresError?
    private var isFinished = false

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
                    .receive(notice: PostgresError(result: result))
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

    /// Whether a transaction block is open, failed ones included, as far as the last answer told.
    package var isInTransaction: Bool {
        guard isOpen else { return false }
        let status = unsafe PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// The process id of the server's backend.
    package let backendProcessID: Int

    /// The server's version as a number, 150004 for 15.4.
    package let serverVersion: Int

    /// A parameter that the server reports, `server_encoding`.
    package func parameterStatus(_ name: String) -> String? {
        guard isOpen else { return nil }
        return unsafe PQparameterStatus(handle, name).map { unsafe String(cString: $0) }
    }

    /// Sends a request when those before it are answered, and calls `completion` with the answer.
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

    /// Ends the session at once; requests that are not answered yet fail.
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
        guard isOpen else { return loseConnection("the connection is closed") }
        watch?.isReferenced = true
        if send(job.request) {
            flush()
        } else {
            loseConnection(unsafe String(cString: PQerrorMessage(handle)))
        }
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
            return loseConnection(unsafe String(cString: PQerrorMessage(handle)))
        }
        flush()
        receiveResults()
        receiveNotifications()
        if running == nil, unsafe PQstatus(handle) == CONNECTION_BAD {
            loseConnection(unsafe String(cString: PQerrorMessage(handle)))
        }
    }

    private func receiveResults() {
        while let job = running, unsafe PQisBusy(handle) == 0 {
            guard let result = unsafe PQgetResult(handle) else {
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
            if job.error == nil { job.error = unsafe PostgresError(result: result) }
            unsafe PQclear(result)
            if unsafe PQstatus(handle) == CONNECTION_BAD {
                loseConnection(job.error?.message ?? "")
            }
        case PGRES_PIPELINE_ABORTED:
            unsafe PQclear(result)
        case PGRES_COPY_IN:
            unsafe PQclear(result)
            // What node-postgres answers where no stream was given.
            unsafe PQputCopyEnd(handle, "No source stream defined")
            flush()
        case PGRES_COPY_OUT, PGRES_COPY_BOTH:
            unsafe PQclear(result)
            discardCopyData()
        default:
            job.results.append(unsafe ResultSet(result))
        }
    }

    private func discardCopyData() {
        var buffer: UnsafeMutablePointer<CChar>?
        while unsafe PQgetCopyData(handle, &buffer, 0) > 0 { unsafe PQfreemem(buffer) }
    }

    /// The server's last words to an idle session come as a notice too.
    private func receive(notice: PostgresError) {
        if ["FATAL", "PANIC"].contains(notice.severity) {
            lastWords = notice
        } else {
            onNotice?(notice)
        }
    }

    private func receiveNotifications() {
        while let notification = unsafe PQnotifies(handle) {
            let channel = unsafe String(cString: notification.pointee.relname)
            let payload = unsafe String(cString: notification.pointee.extra)
            let sender = unsafe Int(notification.pointee.be_pid)
            unsafe PQfreemem(notification)
            onNotification?(channel, payload, sender)
        }
    }

    private func finish(_ job: Job) {
        // They came before the end of the answer.
        receiveNotifications()
        running = nil
        watch?.isReferenced = isReferencedWhenIdle || !queue.isEmpty
        sendNext()
        job.completion(Reply(results: job.results, error: job.error))
    }

    // MARK: - Loss

    private func loseConnection(_ message: String) {
        let error = lastWords ?? lossError(message)
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
        var error = PostgresError(
            severity: "FATAL", sqlState: .connectionFailure,
            message: message.trimmingLineEnds.isEmpty
                ? "the connection to the server was lost" : message.trimmingLineEnds)
        error.isConnectionLoss = true
        return error
    }
}

/// A request on its way, with what has come back of its answer.
private final class Job {
    let request: Request
    let completion: (Reply) -> Void
    var results: [ResultSet] = []
    var error: PostgresError?

    init(request: Request, completion: @escaping (Reply) -> Void) {
        self.request = request
        self.completion = completion
    }
}
