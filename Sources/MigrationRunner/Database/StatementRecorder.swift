import NodeRuntime
import PgQuery

/// Notes what a migration would send, and answers everything empty.
final class StatementRecorder {
    /// The texts, in the order they were sent.
    private(set) var statements: [String] = []

    /// Notes a query.
    ///
    /// - Returns: an empty result for each of its statements.
    func record(_ request: GatewayRequest) -> [GatewayResult] {
        switch request.task {
        case .fetch: return [GatewayResult(tag: "FETCH 0")]
        case .closeCursor: return [GatewayResult(tag: "CLOSE CURSOR")]
        case .openCursor, .copy, .statement: break
        }
        statements.append(request.text)
        let parsed = (try? SQLParser.parse(request.text))?.statements ?? []
        guard !parsed.isEmpty else { return [GatewayResult(tag: "")] }
        return parsed.map { statement in
            let word = statement.text.drop { $0.isWhitespace }.prefix { $0.isLetter }
            return GatewayResult(tag: "\(word.uppercased()) 0")
        }
    }
}
