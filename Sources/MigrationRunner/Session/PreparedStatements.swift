import PgQuery
import Postgres

/// Statements prepared because their text keeps coming back.
///
/// A change of the schema makes a plan that returns rows fail with 0A000, "cached plan must not change
/// result type". So what returns rows is prepared only where it can be run again unseen: in the
/// wrapper, whose savepoint undoes the failure.
struct PreparedStatements {
    /// From this use on a text is prepared.
    private static let threshold = 3

    private var uses: [String: Int] = [:]
    private var names: [String: String] = [:]
    private var nextNumber = 1

    /// The commands that run a statement, preparing it where it is time.
    ///
    /// - Parameter mayFail: whether it can be run again where its plan no longer fits.
    mutating func commands(
        for statement: Statement, text: String, values: [Parameter], mayFail: Bool
    ) -> [Command] {
        guard statement.facts.isDML || statement.facts.canBeCursor,
            mayFail || !statement.returnsRows
        else { return [.query(text, values)] }
        if let name = names[text] { return [.execute(name: name, values)] }
        let count = uses[text, default: 0] + 1
        uses[text] = count
        guard count >= Self.threshold else { return [.query(text, values)] }
        let name = "jsmigrate_\(nextNumber)"
        nextNumber += 1
        names[text] = name
        return [.prepare(name: name, text: text), .execute(name: name, values)]
    }

    /// The command that runs a statement among others that are sent with it, when none of them may
    /// depend on a preparation that can fail.
    func command(for text: String, values: [Parameter]) -> Command {
        names[text].map { .execute(name: $0, values) } ?? .query(text, values)
    }

    /// Whether a text is prepared.
    func contains(_ text: String) -> Bool { names[text] != nil }

    /// Forgets a text, whose preparation may have failed.
    mutating func forget(_ text: String) { names[text] = nil }

    /// Forgets everything, as what was prepared is gone or may no longer fit.
    mutating func forget() {
        uses = [:]
        names = [:]
    }
}
