import NodeRuntime
import Postgres

/// The result of one statement of a script.
enum StatementResult {
    /// What the server answered.
    case server(ResultSet)
    /// A command that was answered here, with its tag.
    case empty(String)
}

extension GatewayResult {
    /// The result in the form that scripts take it.
    init(_ result: StatementResult) {
        switch result {
        case .empty(let command): self.init(tag: command)
        case .server(let result): self.init(result)
        }
    }

    /// A result set in the form that scripts take it.
    init(_ result: ResultSet) {
        guard result.columnCount > 0 else {
            self.init(tag: result.commandTag, hasEarlierRows: result.hasEarlierRows)
            return
        }
        let values = result.joined()
        self.init(
            tag: result.commandTag, fields: result.columns.map { GatewayField($0) },
            values: GatewayValues(values),
            hasEarlierRows: result.hasEarlierRows)
    }
}

extension GatewayFailure {
    /// An error of the server with the properties of node-postgres' `DatabaseError`.
    init(_ error: PostgresError) {
        if let refusal = error.refusal {
            self.init(refusal)
            return
        }
        // What the server says as it ends a session is an error of the server's.
        guard !error.isConnectionLoss || error.routine != nil else {
            self.init(
                message: error.message,
                properties: ["code": error.systemCode ?? error.sqlState.rawValue],
                isConnectionFailure: true)
            return
        }
        let properties: KeyValuePairs<String, String?> = [
            "severity": error.severity, "code": error.sqlState.rawValue, "detail": error.detail,
            "hint": error.hint, "position": error.position.map(String.init),
            "internalPosition": error.internalPosition.map(String.init),
            "internalQuery": error.internalQuery, "where": error.context, "schema": error.schema,
            "table": error.table, "column": error.column, "dataType": error.dataType,
            "constraint": error.constraint, "file": error.file, "line": error.line,
            "routine": error.routine,
        ]
        self.init(
            message: error.message,
            properties: properties.reduce(into: [:]) { $0[$1.key] = $1.value })
    }
}

extension GatewayFailure {
    private init(_ refusal: SessionRefusal) {
        var error = PostgresError(
            severity: refusal.severity, sqlState: refusal.sqlState, message: refusal.message)
        error.detail = refusal.detail
        error.hint = refusal.hint
        error.routine = refusal.routine
        error.file = refusal.file
        error.line = refusal.line
        self.init(error)
    }
}

extension PostgresError {
    /// The code that Node gives a connection that could not be made.
    fileprivate var systemCode: String? {
        if message.contains("Connection refused") { return "ECONNREFUSED" }
        if message.contains("Permission denied") { return "EACCES" }
        if message.contains("No route to host") { return "EHOSTUNREACH" }
        if message.contains("Network is unreachable") { return "ENETUNREACH" }
        if message.contains("Connection timed out") { return "ETIMEDOUT" }
        if message.contains("No such file or directory") { return "ENOENT" }
        if message.contains("could not translate host name") { return "ENOTFOUND" }
        if message.contains("timeout expired") { return "ETIMEDOUT" }
        if message.contains("server closed the connection") { return "ECONNRESET" }
        return nil
    }
}
