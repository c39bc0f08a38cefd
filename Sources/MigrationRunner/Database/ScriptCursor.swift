import NodeRuntime
import PgQuery
import Postgres

/// A script's cursor as SQL: libpq has no call for a portal that is read piece by piece.
///
/// pg-cursor's portal reads what any query answers. A query that may be declared becomes a cursor of
/// the server's; every other one is answered whole.
struct ScriptCursor {
    /// What declares it.
    let declaration: String
    /// How many characters stand before the script's text.
    let offset: Int

    /// Makes the cursor of a query.
    ///
    /// - Parameter isHeld: whether it outlives the transaction that it is declared in, which the
    ///   server does not give a query that locks rows.
    /// - Returns: nil for what cannot be declared.
    init?(_ request: GatewayRequest, name: String, isHeld: Bool) {
        guard let statements = (try? SQLParser.parse(request.text))?.statements,
            let facts = statements.first?.facts, statements.count == 1, facts.canBeCursor
        else { return nil }
        let hold = isHeld && !facts.locksRows ? " WITH HOLD" : ""
        let prefix = "DECLARE \(SQLText.identifier(name)) NO SCROLL CURSOR\(hold) FOR "
        declaration = prefix + request.text
        offset = prefix.unicodeScalars.count
    }

    /// The request that declares it.
    func request(_ parameters: [Parameter]) -> Command { .query(declaration, parameters) }

    /// An error with its position in the script's text.
    func placed(_ failure: GatewayFailure) -> GatewayFailure {
        guard let position = failure.properties["position"].flatMap({ Int($0) }) else {
            return failure
        }
        var placed = failure
        placed.properties["position"] = position > offset ? String(position - offset) : nil
        return placed
    }

    /// What gives the next rows of a cursor; all that are left where no count is given.
    static func fetch(_ name: String, count: Int) -> String {
        "FETCH FORWARD \(count > 0 ? String(count) : "ALL") FROM \(SQLText.identifier(name))"
    }

    /// What ends a cursor.
    static func close(_ name: String) -> String { "CLOSE \(SQLText.identifier(name))" }

    /// Whether a cursor that could not be closed is closed all the same: the block that it was in has
    /// failed, or is over.
    static func isClosed(by failure: GatewayFailure) -> Bool {
        ["25P02", "34000"].contains(failure.properties["code"])
    }
}
