import NodeRuntime
import Postgres

/// A server's answer in the form that scripts take it.
struct GatewayAnswer {
    /// The results, or the error.
    let result: Result<[GatewayResult], GatewayFailure>

    init(_ reply: Reply) {
        if let error = reply.error {
            result = .failure(GatewayFailure(error))
        } else {
            result = .success(reply.results.map { GatewayResult($0) })
        }
    }
}

extension GatewayRequest {
    /// The values as the connection takes them.
    var parameters: [Parameter] {
        values.map { value in
            switch value {
            case .null: .null
            case .text(let text): .text(text)
            case .bytes(let bytes): .binary(bytes)
            }
        }
    }

    /// The request as the connection takes it: the simple protocol where there are no values and
    /// nothing else asks for the extended one, as node-postgres decides.
    var request: Request {
        isExtended ? .pipeline([.query(text, parameters)]) : .simple(text)
    }
}
