import EventLoop
import NodeRuntime
import PgQuery
import Postgres

/// Brings what scripts ask of the migration's one connection into the form in which its session
/// queues it.
struct SharedRequests {
    let session: MigrationSession
    /// Where a file may be made for the data of a COPY.
    let temporaryDirectory: String

    /// Queues a request.
    func enqueue(
        _ request: GatewayRequest, from client: Int, events: SessionEvents,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        func queue(
            _ text: String, isExtended: Bool, copy: CopyExchange? = nil,
            completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
        ) {
            session.enqueue(
                QueuedRequest(
                    client: client, text: text, values: request.parameters,
                    isExtended: isExtended, rows: request.rowReceiver,
                    wantsNumbers: request.wantsNumbers, copy: copy,
                    notification: events.onNotification,
                    notice: { events.onNotice(GatewayFailure($0)) }, completion: completion))
        }
        switch request.task {
        case .statement:
            queue(request.text, isExtended: request.isExtended, completion: completion)
        case .openCursor(let name):
            // It outlives the wrapper, which may be committed while it is read.
            guard let cursor = ScriptCursor(request, name: name, isHeld: true) else {
                return queue(request.text, isExtended: true, completion: completion)
            }
            queue(cursor.declaration, isExtended: true) {
                completion($0.mapError(cursor.placed))
            }
        case .fetch(let name, let count):
            queue(
                ScriptCursor.fetch(name, count: count), isExtended: true, completion: completion)
        case .closeCursor(let name):
            queue(ScriptCursor.close(name), isExtended: true) { result in
                if case .failure(let failure) = result, ScriptCursor.isClosed(by: failure) {
                    completion(.success([]))
                } else {
                    completion(result)
                }
            }
        case .copy(let copy) where copy.isFromScript:
            let spool = CopySpool(directory: temporaryDirectory)
            copy.send = { piece in
                spool.append(piece)
                return true
            }
            copy.end = { [session] reason in
                spool.end(reason)
                queue(
                    request.text, isExtended: false,
                    copy: spool.exchange(on: session.connection), completion: completion)
            }
            session.connection.loop.performOnNextTurn { copy.onReady() }
        case .copy(let copy):
            let exchange = CopyExchange()
            exchange.onData = { copy.onData($0) }
            copy.setPaused = { [session] isPaused in
                // Whoever takes the data may wait for a statement that waits for its turn.
                if isPaused, !session.hasQueued {
                    session.connection.pauseCopy()
                } else {
                    session.connection.resumeCopy()
                }
            }
            queue(request.text, isExtended: false, copy: exchange, completion: completion)
        }
    }
}
