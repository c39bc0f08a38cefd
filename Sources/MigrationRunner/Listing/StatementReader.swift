import NodeRuntime
import PgQuery

/// Answers the queries of code that is only looked at, as far as they only read.
protocol StatementReader: AnyObject {
    /// Sends a request where all of it only reads, and calls nothing volatile.
    ///
    /// - Parameter statements: what its statements refer to; none where the parser could not read it.
    func submit(
        _ request: GatewayRequest, referring statements: [StatementReferences],
        completion: @escaping (ReadOutcome) -> Void)
}

/// How a request was dealt with that may only read.
enum ReadOutcome {
    /// The server answered it.
    case answered(Result<[GatewayResult], GatewayFailure>)
    /// It was not sent, for a reason to be told; without one, because it does not only read.
    case notSent(reason: String?)
}
