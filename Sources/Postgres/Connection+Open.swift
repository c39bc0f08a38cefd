internal import CLibpq
package import EventLoop

/// A connection being made, which can be given up.
@safe package final class ConnectionAttempt {
    private let loop: EventLoop
    private var handle: OpaquePointer?
    private var watch: Watch?
    private var timer: TimerIdentifier?
    private let completion: (Result<Connection, PostgresError>) -> Void

    init(loop: EventLoop, completion: @escaping (Result<Connection, PostgresError>) -> Void) {
        self.loop = loop
        self.completion = completion
    }

    deinit { unsafe PQfinish(handle) }

    func start(_ keywords: [(String, String)], timeout: Double?) {
        unsafe handle = withCStrings(keywords) { names, values in
            unsafe PQconnectStartParams(names, values, 0)
        }
        guard unsafe handle != nil, unsafe PQstatus(handle) != CONNECTION_BAD else { return fail() }
        // The only way to be told the error code of a server that refuses the session.
        unsafe PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        if let timeout {
            timer = loop.schedule(after: timeout) { self.timeOut(after: timeout) }
        }
        wait(for: .write)
    }

    private func wait(for interest: Watch.Interest) {
        if let watch { loop.cancel(watch) }
        // libpq may go on to another address with another socket between two steps.
        watch = unsafe loop.watch(PQsocket(handle), for: interest) { self.step() }
    }

    private func step() {
        switch unsafe PQconnectPoll(handle) {
        case PGRES_POLLING_READING: wait(for: .read)
        case PGRES_POLLING_WRITING: wait(for: .write)
        case PGRES_POLLING_OK: succeed()
        default: fail()
        }
    }

    private func stopWaiting() {
        if let watch { loop.cancel(watch) }
        if let timer { loop.cancel(timer) }
        watch = nil
        timer = nil
    }

    private func succeed() {
        stopWaiting()
        guard let handle = unsafe handle else { return }
        unsafe self.handle = nil
        unsafe PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        completion(.success(unsafe Connection(handle: handle, loop: loop)))
    }

    private func fail() {
        let message = unsafe PQerrorMessage(handle).map { unsafe String(cString: $0) }
        fail(message?.trimmingLineEnds ?? "out of memory")
    }

    private func timeOut(after milliseconds: Double) {
        fail("timeout expired after \(Int(milliseconds)) ms")
    }

    private func fail(_ message: String) {
        stopWaiting()
        var error = PostgresError(
            severity: "FATAL", sqlState: .sqlClientUnableToEstablishSQLConnection, message: message)
        error.isConnectionLoss = true
        if let refusal = SessionRefusal(message) {
            error.message = refusal.text
            error.refusal = refusal
        }
        completion(.failure(error))
    }
}

extension Connection {
    /// Begins to connect; `completion` is called from the loop, or at once where nothing can be tried.
    ///
    /// - Parameters:
    ///   - keywords: libpq's connection keywords and values (manual, "Parameter Key Words").
    ///   - timeout: milliseconds after which the attempt is given up.
    package static func connect(
        _ keywords: [(String, String)], on loop: EventLoop, timeout: Double? = nil,
        completion: @escaping (Result<Connection, PostgresError>) -> Void
    ) {
        ConnectionAttempt(loop: loop, completion: completion).start(keywords, timeout: timeout)
    }

    /// Connects, turning the loop until the session is there.
    ///
    /// - Parameter isInterruptible: whether what asks the program to end ends the attempt.
    /// - Throws: ``WaitError`` with libpq's words, or when a signal asked the program to end.
    package static func open(
        _ keywords: [(String, String)], on loop: EventLoop, timeout: Double? = nil,
        isInterruptible: Bool = true
    ) throws(WaitError) -> Connection {
        var result: Result<Connection, PostgresError>?
        connect(keywords, on: loop, timeout: timeout) { result = $0 }
        while true {
            if let result {
                do { return try result.get() } catch { throw .server(error) }
            }
            loop.turn()
            if isInterruptible, result == nil, let interruption = loop.interruption {
                throw .interrupted(interruption)
            }
        }
    }
}

/// Calls `body` with two NULL-terminated arrays of C strings.
private func withCStrings(
    _ pairs: [(String, String)],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) ->
        OpaquePointer?
) -> OpaquePointer? {
    let storage = pairs.flatMap { [Array($0.0.utf8CString), Array($0.1.utf8CString)] }
    var offsets: [Int] = []
    var bytes: [CChar] = []
    for string in storage {
        offsets.append(bytes.count)
        bytes += string
    }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
        let start = buffer.baseAddress
        let pointers = unsafe offsets.map { offset in unsafe start.map { unsafe $0 + offset } }
        let names = unsafe stride(from: 0, to: pointers.count, by: 2).map { unsafe pointers[$0] }
        let values = unsafe stride(from: 1, to: pointers.count, by: 2).map { unsafe pointers[$0] }
        return unsafe body(names + [nil], values + [nil])
    }
}
