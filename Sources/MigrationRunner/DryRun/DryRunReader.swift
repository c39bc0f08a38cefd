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
    /// Whether nobody waits for the answers any more, so that nothing more is sent.
    private var isSettling = false

    /// How long a cancel has, in milliseconds, before another is sent: it may have come between two statements.
    private static let patience = 100.0

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
            if reason != nil || self.isSettling { return answer(.notSent(reason: reason)) }
            self.send(request, answer)
        }
    }

    private func check(
        _ statements: ArraySlice<StatementReferences>, completion: @escaping (String?) -> Void
    ) {
        guard let first = statements.first, !isSettling else { return completion(nil) }
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
            self.rollBack { completion(.answered(GatewayAnswer(reply).result)) }
        }
    }

    private func rollBack(_ completion: @escaping () -> Void) {
        connection.submit(.simple("ROLLBACK")) { reply in
            // A cancel that was meant for the query may hit it.
            if reply.error?.sqlState == .queryCanceled { return self.rollBack(completion) }
            completion()
        }
    }

    /// Ends what is under way, so that others may use the connection: code that was ended does not wait for
    /// its answers.
    func settle() {
        isSettling = true
        defer { isSettling = false }
        let loop = connection.loop
        var nextCancel = EventLoop.now
        while openCount > 0, connection.isOpen, loop.interruption == nil {
            if EventLoop.now >= nextCancel {
                connection.cancel()
                nextCancel = EventLoop.now + Self.patience
            }
            let timer = loop.schedule(after: nextCancel - EventLoop.now, isReferenced: false) {}
            loop.turn()
            loop.cancel(timer)
        }
    }
}
