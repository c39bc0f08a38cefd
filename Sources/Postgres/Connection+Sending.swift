internal import CLibpq
internal import EventLoop

extension Connection {
    /// How many requests may wait for their answers at a time.
    private static let depth = 256

    /// Sends what may be sent by now.
    func sendWaiting() {
        while let job = waiting.first, maySend(job) {
            waiting.removeFirst()
            sent.append(job)
            guard isOpen else { return refuse(job, lossError("the connection is closed")) }
            if let refusal = job.request.refusal { return refuse(job, refusal) }
            noteReference()
            guard send(job) else { return loseConnection(errorMessage) }
            if sent.count == 1 { beginResult() }
            flush()
        }
    }

    /// Requests of the simple protocol, and what must not be followed by another before it is answered,
    /// are sent alone.
    private func maySend(_ job: Job) -> Bool {
        guard let last = sent.last else { return true }
        return isOpen && sent.count < Self.depth && job.request.canFollow && last.request.canLead
            && job.request.refusal == nil && last.error == nil
    }

    /// Answers a request that is not sent.
    private func refuse(_ job: Job, _ error: PostgresError) {
        job.error = error
        loop.performOnNextTurn { if self.sent.first === job { self.finish(job) } }
    }

    private func send(_ job: Job) -> Bool {
        switch job.request {
        case .simple(let text):
            guard leavePipeline() else { return false }
            return unsafe PQsendQuery(handle, text) == 1
        case .pipeline(let commands):
            if !isPipelining {
                guard unsafe PQenterPipelineMode(handle) == 1 else { return false }
                isPipelining = true
            }
            for command in commands {
                guard send(command) else { return false }
                if job.onResult != nil, unsafe PQsendFlushRequest(handle) != 1 { return false }
            }
            return unsafe PQpipelineSync(handle) == 1
        }
    }

    private func leavePipeline() -> Bool {
        guard isPipelining else { return true }
        guard unsafe PQexitPipelineMode(handle) == 1 else { return false }
        isPipelining = false
        return true
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

    /// Writes what is buffered; the rest when the socket takes more.
    func flush() {
        let remaining = unsafe PQflush(handle)
        let interest: Watch.Interest = isCopyPaused ? [] : .read
        watch?.interest = remaining == 1 ? interest.union(.write) : interest
        if remaining == 0, copying == .toServer { sent.first?.copy?.hasRoom() }
    }
}

extension Request {
    /// Whether it may be sent while others have yet to be answered.
    fileprivate var canFollow: Bool {
        if case .pipeline = self { true } else { false }
    }

    /// Whether others may be sent before it is answered: the server takes what follows a COPY for its
    /// data, and ends the session.
    fileprivate var canLead: Bool {
        guard case .pipeline(let commands) = self else { return false }
        return !commands.contains { $0.mayCopy }
    }
}

extension Command {
    /// Whether the text begins with COPY, or is one whose text is not known.
    fileprivate var mayCopy: Bool {
        switch self {
        case .query(let text, _), .prepare(_, let text): text.beginsWithCopy
        case .execute: false
        }
    }
}

extension String {
    /// Whether the first word is COPY, behind white space and comments.
    private static let copy = Array("copy".utf8)

    fileprivate var beginsWithCopy: Bool {
        var rest = utf8[...]
        while let byte = rest.first {
            if byte <= UInt8(ascii: " ") {
                rest.removeFirst()
            } else if rest.starts(with: "--".utf8) {
                rest = rest.drop { $0 != UInt8(ascii: "\n") }
            } else if rest.starts(with: "/*".utf8) {
                // Comments nest; one that is not worth reading is taken for what matters.
                return true
            } else {
                return rest.prefix(4).elementsEqual(Self.copy) { $0 | 0x20 == $1 }
            }
        }
        return false
    }
}
