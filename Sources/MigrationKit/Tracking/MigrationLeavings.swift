/// What attempts at a migration that did not come to their end have left in the database.
package struct MigrationLeavings: Sendable, Equatable {
    /// How many statements are durable.
    package var statements: Int

    /// The text of the last durable statement.
    package var lastStatement: String?

    /// The text of a statement of which nobody knows whether it is done.
    package var unsureStatement: String?

    /// Creates leavings.
    package init(statements: Int, lastStatement: String?, unsureStatement: String?) {
        self.statements = statements
        self.lastStatement = lastStatement
        self.unsureStatement = unsureStatement
    }

    /// Reads what ``json`` made.
    init(_ document: JSON) {
        if case .integer(let count)? = document["statements"] {
            statements = count
        } else {
            statements = 0
        }
        lastStatement = document["last"]?.string
        unsureStatement = document["running"]?.string
    }

    var json: JSON {
        .object([
            ("statements", .integer(statements)), ("last", JSON(lastStatement?.withoutPasswords)),
            ("running", JSON(unsureStatement?.withoutPasswords)),
        ])
    }

    /// It in words.
    var account: String {
        var parts: [String] = []
        if statements > 0 {
            let noun = statements == 1 ? "1 statement is" : "\(statements) statements are"
            parts.append("\(noun) durable" + (lastStatement.map { ", the last: \($0)" } ?? ""))
        }
        if let unsureStatement {
            parts.append("this one ran outside a transaction and may be done: \(unsureStatement)")
        }
        return parts.joined(separator: "; ")
    }
}
