import EventLoop
package import MigrationKit
import NodeRuntime
import PgQuery
package import Postgres

/// A connection on which validators read: each in a READ ONLY transaction that is rolled back.
package final class ReadOnlySession {
    /// The connection.
    package let connection: Connection

    /// Whether the transaction of a validator is open.
    private var isOpen = false

    /// Reads on a connection with no transaction open.
    package init(connection: Connection) { self.connection = connection }

    /// Ends the session.
    package func close() { connection.close() }

    // MARK: - Queries of scripts

    /// Runs a query of a script behind a savepoint; its transaction commands are answered and do nothing,
    /// because the transaction around it is what keeps the database as it is.
    func submit(
        _ request: GatewayRequest,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        // What a validator did not wait for must not run behind its transaction.
        guard isOpen else {
            return connection.loop.performOnNextTurn {
                completion(
                    .failure(GatewayFailure(message: "the validator that asked this is over")))
            }
        }
        guard let request = request.asStatement else {
            return connection.loop.performOnNextTurn {
                completion(.failure(GatewayFailure(message: "a validator cannot COPY")))
            }
        }
        let statements = (try? SQLParser.parse(request.text))?.statements ?? []
        if let statement = statements.first(where: \.kind.isTransactionControl) {
            guard statements.count == 1 else {
                return connection.loop.performOnNextTurn {
                    completion(
                        .failure(
                            GatewayFailure(
                                message: "a validator cannot begin or end transactions among other"
                                    + " statements",
                                properties: ["code": "25001", "severity": "ERROR"])))
                }
            }
            let word = statement.text.prefix { $0.isLetter }.uppercased()
            return connection.loop.performOnNextTurn {
                completion(.success([GatewayResult(tag: word)]))
            }
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

extension ReadOnlySession: ReadOnlyDatabase {
    package func query(_ sql: String, _ parameters: [String?]) throws -> [ReadOnlyRow] {
        let reply = connection.reply(
            to: .pipeline([.query(sql, parameters.map { $0.map(Parameter.text) ?? .null })]))
        if let error = reply.error { throw error }
        guard let result = reply.results.last else { return [] }
        let columns = result.columns.map(\.name)
        return result.rows.map { ReadOnlyRow(columns: columns, values: $0) }
    }

    package func isolated<Answer>(timeout: Duration, _ body: () throws -> Answer) throws -> Answer {
        let milliseconds = Int(timeout / .milliseconds(1))
        let reply = connection.reply(
            to: .simple(
                "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY;"
                    + " SET LOCAL statement_timeout TO \(milliseconds)"))
        if let error = reply.error { throw error }
        isOpen = true
        defer {
            isOpen = false
            _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
        }
        return try body()
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
