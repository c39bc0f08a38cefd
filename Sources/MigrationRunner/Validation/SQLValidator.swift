import MigrationKit
import PgQuery
import Postgres
import SQLScript

/// A validator written in SQL: each row that its statements return is one violation.
struct SQLValidator: MigrationValidator {
    let name: String
    let phases: Set<ValidationPhase>
    /// The file's name.
    let fileName: String
    let file: SQLValidatorFile

    var source: String? { fileName }
    var timeout: Duration { file.timeout ?? .seconds(30) }

    /// How many violations of a statement are shown.
    private static let shownRows = 20
    /// How much of a value is shown, in characters.
    private static let shownCharacters = 1_000
    private static let declaration = "DECLARE jsmigrate_check NO SCROLL CURSOR FOR "
    /// Rows are read to the end as a rule: a plan that is quick to give the first would be no gain.
    private static let preparation = "SET LOCAL cursor_tuple_fraction TO 1"

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        _ = try context.database.query(Self.preparation)
        var findings: [ValidationFinding] = []
        for statement in file.statements {
            if let error = refusal(of: statement) {
                return findings + [ValidationFinding(status: .fail, error: error)]
            }
            do {
                let rows = try rows(of: statement, context.database)
                if !rows.isEmpty { findings.append(violation(rows, of: statement)) }
            } catch let failure as SQLValidatorFailure {
                return findings + [ValidationFinding(status: .fail, error: "\(failure)")]
            }
        }
        return findings.isEmpty ? [.pass("no violations")] : findings
    }

    // MARK: - Running

    private func refusal(of statement: SQLStatement) -> String? {
        let what: String
        switch ReadOnlyRuling(on: statement.text) {
        case .refused(let command): what = command
        case .answered(let tag, _): what = tag
        case .sent, .sentAlone: return nil
        }
        let place = file.source.place(of: statement.offset)
        return "\(fileName):\(place.line):\(place.column): \(ReadOnlyRuling.refusal(what))"
    }

    /// One row more than is shown, at most.
    private func rows(
        of statement: SQLStatement, _ database: any ReadOnlyDatabase
    ) throws -> [ReadOnlyRow] {
        let parsed = (try? SQLParser.readOnlyStatements(in: statement.text)) ?? []
        let isCursor = parsed.first?.canBeCursor ?? false
        let prefix = isCursor ? Self.declaration : ""
        do {
            let rows = try database.query(prefix + statement.text)
            guard isCursor else { return Array(rows.prefix(Self.shownRows + 1)) }
            defer { _ = try? database.query("CLOSE jsmigrate_check") }
            return try database.query("FETCH FORWARD \(Self.shownRows + 1) FROM jsmigrate_check")
        } catch let cause as PostgresError {
            let error = SQLFileError(
                cause, of: statement, in: file.source, behind: prefix.unicodeScalars.count)
            let place = "\(fileName):\(error.place.line):\(error.place.column)"
            throw SQLValidatorFailure(lines: ["\(place): \(cause.message)"] + error.details)
        }
    }

    // MARK: - Telling

    private func violation(_ rows: [ReadOnlyRow], of statement: SQLStatement) -> ValidationFinding {
        let shown = rows.prefix(Self.shownRows)
        let hasMore = rows.count > shown.count
        let count = hasMore ? "more than \(shown.count)" : "\(shown.count)"
        let place =
            file.statements.count == 1
            ? "" : " of the query in line \(file.source.place(of: statement.offset).line)"
        let summary = "\(count) \(rows.count == 1 ? "violation" : "violations")\(place)"
        let lines = shown.map(Self.line) + (hasMore ? ["…"] : [])
        return .fail(([summary] + lines).joined(separator: "\n"))
    }

    private static func line(_ row: ReadOnlyRow) -> String {
        zip(row.columns, row.values).map { column, value in
            "\(column) = \(value.map(shown) ?? "NULL")"
        }.joined(separator: ", ")
    }

    private static func shown(_ value: String) -> String {
        // By scalars, of which no more are read than are shown: a value may have megabytes.
        let scalars = value.unicodeScalars
        let end = scalars.index(
            scalars.startIndex, offsetBy: shownCharacters, limitedBy: scalars.endIndex)
        let beginning = value[..<(end ?? value.endIndex)]
        let line = beginning.split(whereSeparator: \.isNewline).joined(separator: " ")
        return beginning.endIndex == value.endIndex
            ? line : "\(line)… (\(value.utf8.count) bytes)"
    }
}

/// The server's answer to a statement of a validator that is wrong.
private struct SQLValidatorFailure: Error, CustomStringConvertible {
    let lines: [String]

    var description: String { lines.joined(separator: "\n") }
}
