import PgQuery
import Postgres

/// Statements prepared because their text keeps coming back.
///
/// Only INSERT, UPDATE and DELETE that return nothing are prepared: a schema change can then never
/// make a plan fail with 0A000, "cached plan must not change result type".
struct PreparedStatements {
    /// From this use on a text is prepared.
    private static let threshold = 3

    private var uses: [String: Int] = [:]
    private var names: [String: String] = [:]
    private var nextNumber = 1

    /// The commands that run a statement, preparing it where it is time.
    mutating func commands(
        for statement: Statement, text: String, values: [Parameter]
    ) -> [Command] {
        guard statement.facts.isDML, !statement.returnsRows else { return [.query(text, values)] }
        if let name = names[text] { return [.execute(name: name, values)] }
        let count = uses[text, default: 0] + 1
        uses[text] = count
        guard count >= Self.threshold else { return [.query(text, values)] }
        let name = "jsmigrate_\(nextNumber)"
        nextNumber += 1
        names[text] = name
        return [.prepare(name: name, text: text), .execute(name: name, values)]
    }

    /// Forgets a text, whose preparation may have failed.
    mutating func forget(_ text: String) { names[text] = nil }

    /// Forgets everything, as what was prepared is gone or may no longer fit.
    mutating func forget() {
        uses = [:]
        names = [:]
    }
}
