import EventLoop
import NodeRuntime
import PgQuery
import Postgres

/// Lets what only reads reach the database in a dry run: each request in a READ ONLY transaction of its
/// own that is rolled back, so that no lock is held from one to the next.
final class DryRunReader {
    private let connection: Connection
    private let volatileCalls: VolatileCalls
    private let limitSQL: String
    /// How many transactions are not over yet.
    private var openCount = 0

    /// Reads on a connection with no transaction open.
    ///
    /// - Parameter timeLimit: how long the server may take for each query; nil where there is no limit.
    init(connection: Connection, timeLimit: Duration? = nil) {
        self.connection = connection
        limitSQL =
            timeLimit.map { "SET LOCAL statement_timeout TO \(Int($0 / .milliseconds(1))); " } ?? ""
        volatileCalls = VolatileCalls(connection: connection, limitSQL: limitSQL)
    }

    /// How a request was dealt with.
    enum Outcome {
        /// The server answered it.
        case answered(Result<[GatewayResult], GatewayFailure>, error: PostgresError?)
        /// It was not sent, for a reason to be told; without one, because it does not only read.
        case notSent(reason: String?)
    }

    /// Sends a request where all of it only reads, and calls nothing volatile.
    ///
    /// - Parameter statements: what its statements refer to; none where the parser could not read it.
    func submit(
        _ request: GatewayRequest, referring statements: [StatementReferences],
        completion: @escaping (Outcome) -> Void
    ) {
        guard !statements.isEmpty, statements.allSatisfy(\.isReading) else {
            return connection.loop.performOnNextTurn { completion(.notSent(reason: nil)) }
        }
        check(statements[...]) { reason in
            if let reason { return completion(.notSent(reason: reason)) }
            self.send(request, completion)
        }
    }

    private func check(
        _ statements: ArraySlice<StatementReferences>, completion: @escaping (String?) -> Void
    ) {
        guard let first = statements.first else { return completion(nil) }
        volatileCalls.find(in: first) { reason in
            if let reason { return completion(reason) }
            self.check(statements.dropFirst(), completion: completion)
        }
    }

    private func send(_ request: GatewayRequest, _ completion: @escaping (Outcome) -> Void) {
        openCount += 1
        connection.submit(
            .simple("BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; \(limitSQL)")
        ) { _ in }
        var plain = request
        plain.task = .statement
        connection.submit(plain.request, rows: request.rowReceiver) { reply in
            self.connection.submit(.simple("ROLLBACK")) { _ in
                self.openCount -= 1
                completion(.answered(GatewayAnswer(reply).result, error: reply.error))
            }
        }
    }

    /// Waits until nothing is under way, so that others may use the connection: code that was ended does
    /// not wait for its answers.
    func settle() {
        let loop = connection.loop
        while openCount > 0, connection.isOpen, loop.interruption == nil { loop.turn() }
    }
}
