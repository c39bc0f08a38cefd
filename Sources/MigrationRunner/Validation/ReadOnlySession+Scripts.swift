import EventLoop
import NodeRuntime
import Postgres

extension ReadOnlySession {
    /// How many statements that failed are kept.
    private static let keptFailures = 20

    /// Runs a query of a script behind a savepoint; its transaction commands are answered and do
    /// nothing, because the transaction around it is what keeps the database as it is.
    ///
    /// One is sent behind the answer of the other: a savepoint of a transaction that has failed would be
    /// refused, and each succeeds or fails as it would alone.
    func submit(
        _ request: GatewayRequest,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        func answer(_ result: Result<[GatewayResult], GatewayFailure>) {
            connection.loop.performOnNextTurn { completion(result) }
        }
        // What a validator did not wait for must not run behind its transaction.
        guard isOpen, connection.isOpen else {
            return answer(.failure(GatewayFailure(message: absence)))
        }
        guard var request = request.asStatement else { return answer(.refused("COPY")) }
        switch ReadOnlyRuling(on: request.text) {
        case .refused(let what): return answer(.refused(what))
        case .answered(let tag, let opensBlock):
            if let opensBlock { hasScriptBlock = opensBlock }
            return answer(.success([GatewayResult(tag: tag)]))
        case .sentAlone: request.isExtended = true
        case .sent: break
        }
        waiting.append { [self] in send(request, completion: completion) }
        if !isAsking { askNext() }
    }

    private func askNext() {
        isAsking = false
        while !isAsking, let ask = waiting.popFirst() { ask() }
    }

    private func send(
        _ request: GatewayRequest,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        guard isOpen, connection.isOpen else {
            let failure = GatewayFailure(message: absence)
            return connection.loop.performOnNextTurn { completion(.failure(failure)) }
        }
        isAsking = true
        connection.submit(.simple("SAVEPOINT jsmigrate")) { _ in }
        connection.submit(
            request.request, rows: request.rowReceiver, wantsNumbers: request.wantsNumbers
        ) { [self] reply in
            if let error = reply.error {
                failures = failures.suffix(Self.keptFailures - 1)
                failures.append(.init(text: request.text, error: error))
            }
            let end = reply.error == nil ? "RELEASE" : "ROLLBACK TO"
            connection.submit(.simple("\(end) SAVEPOINT jsmigrate")) { _ in
                completion(GatewayAnswer(reply).result)
            }
            askNext()
        }
    }

    /// Why nothing is asked any more.
    private var absence: String {
        isOpen ? "the connection is lost" : "the validator that asked this is over"
    }
}

extension Result<[GatewayResult], GatewayFailure> {
    /// What the server says where it is the one to refuse a write: SQLSTATE 25006.
    fileprivate static func refused(_ what: String) -> Self {
        .failure(
            GatewayFailure(
                message: ReadOnlyRuling.refusal(what),
                properties: ["code": "25006", "severity": "ERROR"]))
    }
}

extension GatewayRequest {
    /// The request with a cursor's task as SQL; nil for a COPY.
    fileprivate var asStatement: GatewayRequest? {
        var request = self
        request.task = .statement
        request.isExtended = true
        switch task {
        case .statement: return self
        case .openCursor(let name):
            guard let cursor = ScriptCursor(self, name: name, isHeld: false) else { return request }
            request.text = cursor.declaration
        case .fetch(let name, let count): request.text = ScriptCursor.fetch(name, count: count)
        case .closeCursor(let name): request.text = ScriptCursor.close(name)
        case .copy: return nil
        }
        return request
    }
}
