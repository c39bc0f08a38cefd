/// What the server answered instead of a result, or that there is no server to answer.
///
/// The fields are those of the protocol's ErrorResponse and NoticeResponse (manual, "Error and Notice
/// Message Fields"); node-postgres' `DatabaseError` has the same.
package struct PostgresError: Error, Sendable, CustomStringConvertible {
    /// ERROR, FATAL, PANIC, WARNING, NOTICE…, never translated where the server can help it.
    package var severity: String
    /// The error code.
    package var sqlState: SQLState
    /// The primary message, without a final line end.
    package var message: String
    /// DETAIL.
    package var detail: String?
    /// HINT.
    package var hint: String?
    /// Where in the statement the error is: a position in characters, from 1.
    package var position: Int?
    /// A position as ``position``, in ``internalQuery``.
    package var internalPosition: Int?
    /// The text of a statement that a function of the server ran.
    package var internalQuery: String?
    /// CONTEXT: a call stack of functions of the server.
    package var context: String?
    /// The schema of the object at fault.
    package var schema: String?
    /// The table at fault.
    package var table: String?
    /// The column at fault.
    package var column: String?
    /// The data type at fault.
    package var dataType: String?
    /// The constraint at fault.
    package var constraint: String?
    /// The server's source file.
    package var file: String?
    /// The line in the server's source file.
    package var line: String?
    /// The function of the server's source.
    package var routine: String?
    /// Whether the connection is gone, so that nobody knows whether the statement had an effect.
    package var isConnectionLoss = false

    /// What the server said where it refused a session; ``message`` is then libpq's text.
    package var refusal: SessionRefusal?

    /// Makes an error of its three main fields.
    package init(severity: String = "ERROR", sqlState: SQLState, message: String) {
        self.severity = severity
        self.sqlState = sqlState
        self.message = message
    }

    /// The primary message.
    package var description: String { message }
}
