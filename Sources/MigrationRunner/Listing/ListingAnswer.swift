import MigrationKit
import NodeRuntime

/// What the program says to the process that looks at code and waits for the answer to a query.
enum ListingAnswer {
    /// Rows of a large result, while they come.
    case rows(GatewayRows)
    /// The end of the query.
    case outcome(ReadOutcome)

    /// Reads what ``json(_:)`` has written.
    static func read(_ json: JSON) -> (number: Int, answer: ListingAnswer)? {
        guard let number = json["answer"]?.integer else { return nil }
        if let rows = json["rows"] { return (number, .rows(GatewayRows(rows))) }
        if let results = json["results"] {
            return (
                number,
                .outcome(.answered(.success(results.elements.map(GatewayResult.init))))
            )
        }
        if let failure = json["failure"] {
            return (number, .outcome(.answered(.failure(GatewayFailure(failure)))))
        }
        return (number, .outcome(.notSent(reason: json["unsent"]?.string)))
    }

    /// The answer to the query of a number as a message.
    func json(_ number: Int) -> JSON {
        let content: (String, JSON) =
            switch self {
            case .rows(let rows): ("rows", rows.json)
            case .outcome(.answered(.success(let results))):
                ("results", .array(results.map(\.json)))
            case .outcome(.answered(.failure(let failure))): ("failure", failure.json)
            case .outcome(.notSent(let reason)): ("unsent", JSON(reason))
            }
        return .object([("answer", .integer(number)), content])
    }
}
