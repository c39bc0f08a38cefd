package import EventLoop

/// Why waiting for the server ended without its result.
package enum WaitError: Error {
    /// The server's error, or the loss of the connection.
    case server(PostgresError)
    /// A signal asked the program to end; the statement has been cancelled and answered.
    case interrupted(SignalSource.Signal)
}

extension Connection {
    /// How often a statement that does not end is cancelled anew, in milliseconds.
    private static var cancellationInterval: Double { 100 }

    /// Sends a request and turns the loop until it is answered, so that timers and other connections
    /// go on meanwhile.
    ///
    /// - Parameter isInterruptible: whether SIGINT and SIGTERM cancel the statement; false for what
    ///   must be done before the program may end.
    /// - Throws: ``WaitError``.
    @discardableResult
    package func perform(
        _ request: Request, isInterruptible: Bool = true
    ) throws(WaitError) -> [ResultSet] {
        let reply = reply(to: request, isInterruptible: isInterruptible)
        guard let error = reply.error else { return reply.results }
        if isInterruptible, error.sqlState == .queryCanceled, let signal = loop.signals?.received {
            throw .interrupted(signal)
        }
        throw .server(error)
    }

    /// Sends a request and turns the loop until it is answered; an error is part of the answer.
    ///
    /// - Parameters:
    ///   - rows: as in ``submit(_:rows:wantsNumbers:copy:completion:)``.
    ///   - wantsNumbers: as in ``submit(_:rows:wantsNumbers:copy:completion:)``.
    ///   - copy: as in ``submit(_:rows:wantsNumbers:copy:completion:)``.
    package func reply(
        to request: Request, isInterruptible: Bool = true, rows: ((RowBatch) -> Void)? = nil,
        wantsNumbers: Bool = false, copy: CopyExchange? = nil
    ) -> Reply {
        var reply: Reply?
        submit(request, rows: rows, wantsNumbers: wantsNumbers, copy: copy) { reply = $0 }
        turnLoop(isInterruptible: isInterruptible) { reply != nil }
        return reply ?? Reply(results: [], error: lossError(""))
    }

    /// Turns the loop until `isDone`, which the server's answers bring about.
    ///
    /// - Parameter isInterruptible: whether SIGINT and SIGTERM cancel what runs.
    package func turnLoop(isInterruptible: Bool = true, until isDone: () -> Bool) {
        var nextCancellation = EventLoop.now
        while !isDone() {
            if isInterruptible, loop.signals?.received != nil, EventLoop.now >= nextCancellation {
                // One that arrives before the server has begun with the statement is lost.
                cancel()
                nextCancellation = EventLoop.now + Self.cancellationInterval
                loop.schedule(after: Self.cancellationInterval, isReferenced: false) {}
                resumeCopy()
            }
            // Nobody is left who could say that the data may go on.
            if isCopyPaused, !loop.hasReferencedWork { resumeCopy() }
            loop.turn()
        }
    }

    /// Runs one statement with parameters and gives its result.
    ///
    /// - Throws: ``WaitError``.
    package func query(
        _ text: String, _ parameters: [Parameter] = [], isInterruptible: Bool = true
    ) throws(WaitError) -> ResultSet {
        let results = try perform(
            .pipeline([.query(text, parameters)]), isInterruptible: isInterruptible)
        guard let result = results.last else {
            throw .server(
                PostgresError(sqlState: .connectionFailure, message: "the server gave no result"))
        }
        return result
    }
}
