import EventLoop
import MigrationKit
import NodeRuntime
import PgQuery
import Subprocess

/// Has the program answer what only reads, which has the connection.
final class RelayedReader: StatementReader {
    private struct Pending {
        let rows: (GatewayRows) -> Void
        let completion: (ReadOutcome) -> Void
    }

    private let channel: LineChannel
    private let loop: EventLoop
    private let ask: (Int, GatewayRequest) -> Void
    private var pending: [Int: Pending] = [:]
    private var lastNumber = 0
    private var watch: Watch?

    /// - Parameter ask: has the program told of a query and its number; the answer comes over the channel.
    init(channel: LineChannel, loop: EventLoop, ask: @escaping (Int, GatewayRequest) -> Void) {
        self.channel = channel
        self.loop = loop
        self.ask = ask
    }

    func submit(
        _ request: GatewayRequest, referring statements: [StatementReferences],
        completion: @escaping (ReadOutcome) -> Void
    ) {
        guard !statements.isEmpty, statements.allSatisfy(\.isReading) else {
            return loop.performOnNextTurn { completion(.notSent(reason: nil)) }
        }
        lastNumber += 1
        pending[lastNumber] = Pending(rows: request.rows, completion: completion)
        if watch == nil { watch = loop.watch(channel.descriptor, for: .read) { self.receive() } }
        ask(lastNumber, request)
    }

    /// Passes over what is still to come of answers: nobody waits for them.
    func forget() {
        pending = [:]
        stop()
    }

    private func stop() {
        if let watch { loop.cancel(watch) }
        watch = nil
    }

    private func receive() {
        while !pending.isEmpty, let line = channel.receive(within: .zero) {
            guard let (number, answer) = (try? JSON(parsing: line)).flatMap(ListingAnswer.read)
            else { continue }
            switch answer {
            case .rows(let rows): pending[number]?.rows(rows)
            case .outcome(let outcome): pending.removeValue(forKey: number)?.completion(outcome)
            }
        }
        if pending.isEmpty || channel.isClosed { stop() }
    }
}
