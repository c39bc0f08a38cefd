import EventLoop
import NodeRuntime
import Postgres

extension ReadOnlySession {
    /// Runs a query of a script behind a savepoint; its transaction commands are answered and do
    /// nothing, because the transaction around it is what keeps the database as it is.
    func submit(
        _ request: GatewayRequest,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        func answer(_ result: Result<[GatewayResult], GatewayFailure>) {
            connection.loop.performOnNextTurn { completion(result) }
        }
        // What a validator did not wait for must not run behind its transaction.
        guard isOpen, connection.isOpen else {
            let reason =
                isOpen ? "the connection is lost" : "the validator that asked this is over"
            return answer(.failure(GatewayFailure(message: reason)))
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
        connection.submit(.simple("SAVEPOINT jsmigrate")) { _ in }
        connection.submit(
            request.request, rows: request.rowReceiver, wantsNumbers: request.wantsNumbers
        ) {
            reply in
            let end = reply.error == nil ? "RELEASE" : "ROLLBACK TO"
            self.connection.submit(.simple("\(end) SAVEPOINT jsmigrate")) { _ in
                completion(GatewayAnswer(reply).result)
            }
        }
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
