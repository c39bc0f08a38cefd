import MigrationKit
import Postgres

/// A connection as validators see it.
struct ReadOnlyConnection: ReadOnlyDatabase {
    let connection: Connection

    func query(_ sql: String, _ parameters: [String?]) throws -> [ReadOnlyRow] {
        let result = try result(of: sql, parameters)
        let columns = result.columns.map(\.name)
        return result.rows.map { ReadOnlyRow(columns: columns, values: $0) }
    }

    func isolated<Answer>(timeout: Duration, _ body: () throws -> Answer) throws -> Answer {
        let milliseconds = Int(timeout / .milliseconds(1))
        try connection.perform(
            .simple("BEGIN READ ONLY; SET LOCAL statement_timeout = \(milliseconds)"))
        defer { _ = connection.reply(to: .simple("ROLLBACK")) }
        return try body()
    }

    /// The result of a statement, its failure as the server's own error.
    private func result(of sql: String, _ parameters: [String?]) throws -> ResultSet {
        do {
            return try connection.query(sql, parameters.map { $0.map(Parameter.text) ?? .null })
        } catch {
            guard case .server(let serverError) = error else { throw error }
            throw serverError
        }
    }
}
