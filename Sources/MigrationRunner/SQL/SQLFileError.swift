import MigrationKit
import NodeRuntime
import PgQuery
import Postgres
import SQLScript

/// What the server said of a statement, as it stands in the file.
struct SQLFileError {
    /// Where the server's position is, else where the statement begins.
    let place: SQLPlace
    /// The line with a caret below, or the statement's first line; then what else the server said.
    let details: [String]

    /// - Parameter prefix: how many characters were sent in front of the statement.
    init(
        _ cause: PostgresError, of statement: SQLStatement, in source: SQLSource,
        behind prefix: Int = 0
    ) {
        let position = cause.position.map { $0 - prefix }.flatMap { $0 > 0 ? $0 : nil }
        let offset = source.offset(ofCharacter: (position ?? 1) - 1, from: statement.offset)
        place = source.place(of: offset)
        let lines = source.lines(from: statement.offset, to: offset)
        let caret =
            position == nil
            ? nil
            : SQLCaret(
                text: lines.text.withoutPasswords, position: lines.characters + 1,
                firstLine: source.place(of: statement.offset).line)
        let excerpt =
            caret.map { $0.display.split(separator: "\n").map(String.init) }
            ?? ["SQL: \(statement.text.withoutPasswords.firstLine)"]
        details = excerpt + cause.details
    }
}

extension PostgresError {
    /// What the server said beside the message, a line each.
    var details: [String] {
        let fields: KeyValuePairs<String, String?> = [
            "SQLSTATE": sqlState.rawValue, "DETAIL": detail, "HINT": hint, "CONTEXT": context,
            "CONSTRAINT": constraint,
        ]
        return fields.compactMap { name, value in value.map { "\(name): \($0)" } }
    }
}
