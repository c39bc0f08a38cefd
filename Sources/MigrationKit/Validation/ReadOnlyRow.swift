/// A row of an answer, its values in PostgreSQL's text form.
package struct ReadOnlyRow: Equatable, Sendable {
    /// The names of the columns, in the order of the query.
    package let columns: [String]

    /// Their values; nil is `NULL`.
    package let values: [String?]

    /// Creates a row from the columns' names and as many values; nil is `NULL`.
    package init(columns: [String], values: [String?]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column; nil for `NULL`, and where there is no such column. Of two columns with
    /// one name the last counts, as in node-postgres.
    package subscript(column: String) -> String? {
        columns.lastIndex(of: column).flatMap { values[$0] }
    }

    /// The value of a column that is not `NULL`.
    ///
    /// - Throws: ``UnexpectedAnswer`` where it is, or where there is no such column.
    package func text(_ column: String) throws(UnexpectedAnswer) -> String {
        guard let value = self[column] else {
            throw UnexpectedAnswer(column: column, value: nil, expected: "a value")
        }
        return value
    }

    /// The value of an integer column that is not `NULL`.
    ///
    /// - Throws: ``UnexpectedAnswer`` where it is `NULL` or no integer.
    package func integer(_ column: String) throws(UnexpectedAnswer) -> Int {
        let value = try text(column)
        guard let integer = Int(value) else {
            throw UnexpectedAnswer(column: column, value: value, expected: "an integer")
        }
        return integer
    }

    /// The value of a boolean column that is not `NULL`.
    ///
    /// - Throws: ``UnexpectedAnswer`` where it is `NULL` or no boolean.
    package func boolean(_ column: String) throws(UnexpectedAnswer) -> Bool {
        switch try text(column) {
        case "t": return true
        case "f": return false
        case let value:
            throw UnexpectedAnswer(column: column, value: value, expected: "a boolean")
        }
    }
}

/// A server answered a validator's query with something the validator cannot read.
package struct UnexpectedAnswer: Error, Equatable, CustomStringConvertible {
    /// The column that was read.
    package let column: String

    /// What it held; nil for `NULL` or no such column.
    package let value: String?

    /// What was expected there.
    package let expected: String

    /// The error as a sentence.
    package var description: String {
        "the server answered \(value.map { "\"\($0)\"" } ?? "nothing") in column \"\(column)\","
            + " where \(expected) was expected"
    }
}
