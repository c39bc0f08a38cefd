import EventLoop
import NodeRuntime
import PgQuery
import Postgres

/// Lets what only reads reach the database in a dry run: each request in a READ ONLY transaction of its
/// own that is rolled back, so that no lock is held from one to the next.
final class DryRunReader: StatementReader {
    private let connection: Connection
    private let volatileCalls: VolatileCalls
    private let limitSQL: String
    /// How many requests are not answered yet.
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

    func submit(
        _ request: GatewayRequest, referring statements: [StatementReferences],
        completion: @escaping (ReadOutcome) -> Void
    ) {
        guard !statements.isEmpty, statements.allSatisfy(\.isReading) else {
            return connection.loop.performOnNextTurn { completion(.notSent(reason: nil)) }
        }
        openCount += 1
        let answer = { (outcome: ReadOutcome) in
            self.openCount -= 1
            completion(outcome)
        }
        check(statements[...]) { reason in
            if let reason { return answer(.notSent(reason: reason)) }
            self.send(request, answer)
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

    private func send(_ request: GatewayRequest, _ completion: @escaping (ReadOutcome) -> Void) {
        connection.submit(
            .simple("BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; \(limitSQL)")
        ) { _ in }
        var plain = request
        plain.task = .statement
        connection.submit(plain.request, rows: request.rowReceiver) { reply in
            self.connection.submit(.simple("ROLLBACK")) { _ in
                completion(.answered(GatewayAnswer(reply).result))
            }
        }
    }

    /// Ends what is under way, so that others may use the connection: code that was ended does not wait for
    /// its answers.
    func settle() {
        if openCount > 0 { connection.cancel() }
        let loop = connection.loop
        while openCount > 0, connection.isOpen, loop.interruption == nil { loop.turn() }
    }
}
