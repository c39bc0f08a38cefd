import NodeRuntime
import Postgres

/// A query of a script that waits for its turn.
struct QueuedRequest {
    /// The client that sent it.
    let client: Int
    /// The SQL.
    let text: String
    /// The values beside it.
    let values: [Parameter]
    /// Whether it goes through the extended protocol, which takes one statement only.
    let isExtended: Bool
    /// Takes the rows of a large result while they come.
    var rows: ((RowBatch) -> Void)?
    /// Whether numbers and times may come as numbers.
    var wantsNumbers = false
    /// Exchanges the data of a COPY.
    var copy: CopyExchange?
    /// Takes notifications from the time on at which the client listens: channel, payload, process id.
    var notification: ((String, String, Int) -> Void)?
    /// Takes a notice or warning.
    let notice: (PostgresError) -> Void
    /// Takes the answer.
    let completion: (Result<[GatewayResult], GatewayFailure>) -> Void
}
