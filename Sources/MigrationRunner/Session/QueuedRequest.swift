import NodeRuntime
import Postgres

/// A query of a script that waits for its turn.
final class QueuedRequest {
    /// The client that sent it.
    let client: Int
    /// The SQL.
    let text: String
    /// The values beside it.
    let values: [Parameter]
    /// Whether it goes through the extended protocol, which takes one statement only.
    let isExtended: Bool
    /// Takes the rows of a large result while they come.
    let rows: ((RowBatch) -> Void)?
    /// Whether numbers and times may come as numbers.
    let wantsNumbers: Bool
    /// Exchanges the data of a COPY.
    let copy: CopyExchange?
    /// Takes notifications from the time on at which the client listens: channel, payload, process id.
    let notification: ((String, String, Int) -> Void)?
    /// What the server has refused it with, in a transaction.
    var refusal: PostgresError?
    /// Takes a notice or warning.
    let notice: (PostgresError) -> Void
    /// Takes the answer.
    let completion: (Result<[GatewayResult], GatewayFailure>) -> Void

    init(
        client: Int, text: String, values: [Parameter], isExtended: Bool,
        rows: ((RowBatch) -> Void)? = nil, wantsNumbers: Bool = false, copy: CopyExchange? = nil,
        notification: ((String, String, Int) -> Void)? = nil,
        notice: @escaping (PostgresError) -> Void,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        self.client = client
        self.text = text
        self.values = values
        self.isExtended = isExtended
        self.rows = rows
        self.wantsNumbers = wantsNumbers
        self.copy = copy
        self.notification = notification
        self.notice = notice
        self.completion = completion
    }
}
