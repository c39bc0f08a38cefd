import NodeRuntime
import PgQuery
import Postgres

/// A connection of a client's own, used as node-postgres uses one.
final class PlainSession {
    /// The connection.
    let connection: Connection
    /// The names of the statements that are prepared.
    private var prepared: Set<String> = []
    /// The cursor whose transaction is this session's, begun because none was open.
    private var cursorInOwnTransaction: String?

    /// Told of every error that a request was answered with.
    var onFailure: (GatewayRequest, PostgresError) -> Void = { _, _ in }

    init(connection: Connection) { self.connection = connection }

    /// Runs what a script asks for.
    func submit(
        _ request: GatewayRequest,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        switch request.task {
        case .statement:
            if let name = request.name, !name.isEmpty {
                execute(name, request, completion)
            } else {
                send(plain(request), request) { completion(self.result(of: request, $0)) }
            }
        case .openCursor(let name): open(name, request, completion)
        case .fetch(let name, let count): fetch(name, count, request, completion)
        case .closeCursor(let name): close(name, request, completion)
        case .copy(let copy):
            connection.submit(.simple(request.text), copy: exchange(copy)) {
                completion(self.result(of: request, $0))
            }
        }
    }

    private func result(
        of request: GatewayRequest, _ reply: Reply
    ) -> Result<[GatewayResult], GatewayFailure> {
        if let error = reply.error { onFailure(request, error) }
        return GatewayAnswer(reply).result
    }

    private func send(
        _ sent: Request, _ request: GatewayRequest, completion: @escaping (Reply) -> Void
    ) {
        connection.submit(
            sent, rows: request.rowReceiver, wantsNumbers: request.wantsNumbers,
            completion: completion)
    }

    /// One statement behind others that are not answered yet goes through the extended protocol, so that
    /// it need not wait for them.
    private func plain(_ request: GatewayRequest) -> Request {
        guard !request.isExtended, connection.isBusy,
            let statements = (try? SQLParser.parse(request.text))?.statements,
            StatementUnit.fitsExtendedProtocol(statements, text: request.text)
        else { return request.request }
        return .pipeline([.query(request.text)])
    }

    private func execute(
        _ name: String, _ request: GatewayRequest,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        let execution = Command.execute(name: name, request.parameters)
        guard prepared.insert(name).inserted else {
            return send(.pipeline([execution]), request) {
                completion(self.result(of: request, $0))
            }
        }
        let preparation = Command.prepare(name: name, text: request.text)
        send(.pipeline([preparation, execution]), request) { reply in
            // What could not be prepared has no result, and the server does not know the name.
            if reply.results.isEmpty { self.prepared.remove(name) }
            completion(self.result(of: request, reply).map { Array($0.dropFirst()) })
        }
    }

    // MARK: - Cursors

    private func open(
        _ name: String, _ request: GatewayRequest,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        guard let cursor = ScriptCursor(request, name: name, isHeld: false) else {
            return send(.pipeline([.query(request.text, request.parameters)]), request) {
                completion(self.result(of: request, $0))
            }
        }
        let beginsTransaction = !connection.isInTransaction
        if beginsTransaction { cursorInOwnTransaction = name }
        let lead = beginsTransaction ? [Command.query("BEGIN")] : []
        connection.submit(.pipeline(lead + [cursor.request(request.parameters)])) { reply in
            let result = self.result(of: request, reply).mapError(cursor.placed)
                .map { Array($0.dropFirst(lead.count)) }
            self.finish(name, with: result, completion)
        }
    }

    private func fetch(
        _ name: String, _ count: Int, _ request: GatewayRequest,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        send(.pipeline([.query(ScriptCursor.fetch(name, count: count))]), request) {
            self.finish(name, with: self.result(of: request, $0), completion)
        }
    }

    /// Ends the cursor's own transaction where it has failed.
    private func finish(
        _ name: String, with result: Result<[GatewayResult], GatewayFailure>,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        guard case .failure = result, cursorInOwnTransaction == name, connection.isOpen else {
            return completion(result)
        }
        cursorInOwnTransaction = nil
        connection.submit(.simple("ROLLBACK")) { _ in completion(result) }
    }

    private func close(
        _ name: String, _ request: GatewayRequest,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        var commands = [Command.query(ScriptCursor.close(name))]
        if cursorInOwnTransaction == name {
            cursorInOwnTransaction = nil
            commands.append(.query("COMMIT"))
        }
        connection.submit(.pipeline(commands)) { reply in
            let result = GatewayAnswer(reply).result
            if case .failure(let failure) = result, ScriptCursor.isClosed(by: failure) {
                completion(.success([]))
            } else {
                completion(result)
            }
        }
    }

    // MARK: - COPY

    private func exchange(_ copy: GatewayCopy) -> CopyExchange {
        let exchange = CopyExchange()
        exchange.onReady = { copy.onReady() }
        exchange.onRoom = { copy.onRoom() }
        exchange.onData = { copy.onData($0) }
        copy.send = { [connection] in connection.sendCopyData($0) }
        copy.end = { [connection] in connection.endCopy(failingWith: $0) }
        copy.setPaused = { [connection] isPaused in
            if isPaused { connection.pauseCopy() } else { connection.resumeCopy() }
        }
        return exchange
    }
}
