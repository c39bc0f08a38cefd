internal import CLibpq
internal import EventLoop

extension Connection {
    func socketIsReady() {
        guard unsafe PQconsumeInput(handle) == 1 else {
            // What came before the end is still to be read: answers, and why the session ends.
            receive()
            return loseConnection(errorMessage)
        }
        flush()
        receive()
        if !isFinished, !isLost, sent.isEmpty, unsafe PQstatus(handle) == CONNECTION_BAD {
            loseConnection(errorMessage)
        }
    }

    private func receive() {
        receiveResults()
        receiveNotifications()
        deliverNotices()
    }

    func receiveResults() {
        while let job = sent.first, isOpen, !isCopyPaused {
            let isWaiting = unsafe PQisBusy(handle) == 1
            // Whoever is told may have closed the connection or turned the loop.
            if deliverNotices() { continue }
            if isWaiting { return }
            if copying == .toClient {
                guard receiveCopyData(for: job) else { return }
                continue
            }
            // The server's answer is not read before all of the data was sent.
            if copying == .toServer { return }
            guard let result = unsafe PQgetResult(handle) else {
                if unsafe PQstatus(handle) == CONNECTION_BAD { return loseConnection(errorMessage) }
                // The end of one command: of the whole request in the simple protocol only.
                if case .simple = job.request { finish(job) } else { beginResult() }
                continue
            }
            unsafe receive(result, for: job)
        }
    }

    /// Has libpq give the rows of the result that comes next as they come, where they are asked for.
    func beginResult() {
        guard let job = sent.first, job.rows != nil else { return }
        // Refused where no rows are to come.
        unsafe PQsetSingleRowMode(handle)
    }

    private func receive(_ result: OpaquePointer, for job: Job) {
        switch unsafe PQresultStatus(result) {
        case PGRES_PIPELINE_SYNC:
            unsafe PQclear(result)
            finish(job)
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR:
            let error = unsafe PostgresError(result: result)
            unsafe PQclear(result)
            job.collector = nil
            copying = nil
            if error.endsSession { farewell = error }
            if job.error == nil, !error.isConnectionLoss { job.error = error }
            if unsafe PQstatus(handle) == CONNECTION_BAD { loseConnection(error.message) }
        case PGRES_PIPELINE_ABORTED:
            unsafe PQclear(result)
        case PGRES_SINGLE_TUPLE:
            unsafe receiveRow(result, for: job)
        case PGRES_COPY_IN:
            unsafe PQclear(result)
            beginCopy(.toServer, for: job)
        case PGRES_COPY_OUT, PGRES_COPY_BOTH:
            unsafe PQclear(result)
            beginCopy(.toClient, for: job)
        default:
            copying = nil
            let last = job.collector
            job.collector = nil
            job.results.append(unsafe ResultSet(result, last: last))
            job.onResult?()
        }
    }

    private func receiveRow(_ result: OpaquePointer, for job: Job) {
        var collector = job.collector ?? RowCollector(wantsNumbers: job.wantsNumbers)
        job.collector = nil
        var batches: [RowBatch] = []
        while unsafe !collector.append(row: result) {
            batches.append(unsafe collector.takeBatch(of: result))
        }
        if collector.isFull { batches.append(unsafe collector.takeBatch(of: result)) }
        unsafe PQclear(result)
        job.collector = collector
        for batch in batches { job.rows?(batch) }
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

    func finish(_ job: Job) {
        deliverNotices()
        // They came before the end of the answer.
        receiveNotifications()
        guard sent.first === job else { return }
        sent.removeFirst()
        copying = nil
        if isOpen {
            let status = unsafe PQtransactionStatus(handle)
            hasTransaction = status == PQTRANS_INTRANS || status == PQTRANS_INERROR
        }
        if sent.isEmpty { sendWaiting() } else { beginResult() }
        noteReference()
        job.completion(Reply(results: job.results, error: job.error))
    }
}

extension PostgresError {
    /// Whether the server ends the session with it.
    fileprivate var endsSession: Bool { severity == "FATAL" || severity == "PANIC" }
}

extension RowCollector {
    /// Takes the rows out, with the columns where they are the first.
    fileprivate mutating func takeBatch(of result: OpaquePointer) -> RowBatch {
        let isFirst = !hasDelivered
        let columns = isFirst ? unsafe ResultSet.columns(of: result) : []
        return RowBatch(columns: columns, isFirst: isFirst, values: take())
    }
}
