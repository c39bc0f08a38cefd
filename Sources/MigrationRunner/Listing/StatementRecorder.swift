import EventLoop
import NodeRuntime
import PgQuery

/// Notes what a migration would send. What only reads is answered by the database where there is a reader;
/// everything else is answered empty.
final class StatementRecorder {
    /// Whether there was a query.
    private(set) var hasRecords = false
    /// Why the listing cannot go on; the query that needed the answer stays without one.
    private(set) var end: String?

    private let reader: (any StatementReader)?
    private let loop: EventLoop
    private let onQuery: (RecordedQuery) -> Void
    private let onRemark: (String) -> Void
    private let onEnd: () -> Void
    /// Each is made once: code that asks again and again would fill the memory with them.
    private var remarks: Set<String> = []
    private var queue: [(GatewayRequest, (Result<[GatewayResult], GatewayFailure>) -> Void)] = []
    private var isBusy = false
    private var changed: Set<SQLName>

    /// Makes a recorder.
    ///
    /// - Parameters:
    ///   - reader: answers what only reads; nil where nothing is to reach the database.
    ///   - changed: the relations that earlier migrations of the plan would change.
    ///   - onQuery: told of each query once it is dealt with.
    ///   - onRemark: told what people should know about answers.
    ///   - onEnd: told that the listing cannot go on.
    init(
        reader: (any StatementReader)?, changed: Set<SQLName>, loop: EventLoop,
        onQuery: @escaping (RecordedQuery) -> Void, onRemark: @escaping (String) -> Void,
        onEnd: @escaping () -> Void
    ) {
        self.reader = reader
        self.changed = changed
        self.loop = loop
        self.onQuery = onQuery
        self.onRemark = onRemark
        self.onEnd = onEnd
    }

    /// The relations that are changed by what was recorded, here and before.
    var changedRelations: Set<SQLName> { changed }

    /// Notes a query and answers it, in the order of the calls.
    func submit(
        _ request: GatewayRequest,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        switch request.task {
        // A cursor's rows came with its opening.
        case .fetch: answer("FETCH 0", completion)
        case .closeCursor: answer("CLOSE CURSOR", completion)
        case .copy(let copy) where copy.isFromScript:
            copy.end = { _ in self.queue(request, completion) }
            loop.performOnNextTurn { copy.onReady() }
        case .statement, .openCursor, .copy: queue(request, completion)
        }
    }

    private func answer(
        _ tag: String, _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        loop.performOnNextTurn { completion(.success([GatewayResult(tag: tag)])) }
    }

    private func queue(
        _ request: GatewayRequest,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        queue.append((request, completion))
        if !isBusy { next() }
    }

    private func next() {
        guard end == nil, !queue.isEmpty else {
            isBusy = false
            return
        }
        isBusy = true
        let (request, completion) = queue.removeFirst()
        let statements = (try? SQLParser.references(in: request.text)) ?? []
        let relations = Set(statements.flatMap(\.relations))
        guard let reader else {
            return loop.performOnNextTurn { self.answerEmpty(request, relations, completion) }
        }
        let start = EventLoop.now
        reader.submit(request, referring: statements) { outcome in
            switch outcome {
            case .notSent(let reason):
                if let reason {
                    self.remark("answered empty, as \(reason): \(request.text.firstLine)")
                }
                self.answerEmpty(request, relations, completion)
            case .answered(let result):
                let duration = Int((EventLoop.now - start).rounded())
                self.note(RecordedQuery(sql: request.text, durationMilliseconds: duration))
                self.pass(result, of: request, on: relations, to: completion)
            }
        }
    }

    private func remark(_ text: String) {
        if remarks.insert(text).inserted { onRemark(text) }
    }

    private func answerEmpty(
        _ request: GatewayRequest, _ relations: Set<SQLName>,
        _ completion: (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        note(RecordedQuery(sql: request.text))
        changed.formUnion(relations)
        completion(.success(Self.emptyResults(of: request.text)))
        next()
    }

    /// Hands an answer on, unless it is an error that what was recorded before may be the cause of.
    private func pass(
        _ result: Result<[GatewayResult], GatewayFailure>, of request: GatewayRequest,
        on relations: Set<SQLName>, to completion: (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        if case .failure(let error) = result, error.missesAnObject, !changed.isEmpty {
            end =
                "it needs what the statements before would have made (\(error.message)):"
                + " \(request.text.firstLine)"
            isBusy = false
            onEnd()
            return
        }
        let stale = relations.intersection(changed).map(\.name).sorted()
        if !stale.isEmpty {
            remark(
                "answered by \(stale.joined(separator: ", ")) as it is now, without the statements"
                    + " before: \(request.text.firstLine)")
        }
        completion(result)
        next()
    }

    private func note(_ query: RecordedQuery) {
        hasRecords = true
        onQuery(query)
    }

    private static func emptyResults(of text: String) -> [GatewayResult] {
        let parsed = (try? SQLParser.parse(text))?.statements ?? []
        guard !parsed.isEmpty else { return [GatewayResult(tag: "")] }
        return parsed.map { statement in
            let word = statement.text.drop { $0.isWhitespace }.prefix { $0.isLetter }
            return GatewayResult(tag: "\(word.uppercased()) 0")
        }
    }
}

extension GatewayFailure {
    /// Whether something that a statement names is not there.
    fileprivate var missesAnObject: Bool {
        ["42P01", "42703", "42883", "42704", "3F000"].contains(properties["code"])
    }
}
