import EventLoop
import JSCore
import NodeRuntime
import Postgres

/// Why a statement has no result.
enum StatementFailure: Error {
    /// The server's error.
    case server(PostgresError)
    /// The program is to end; the statement was cancelled.
    case interrupted(Interruption)

    /// The error that PostgreSQL gives for a command outside of a transaction block.
    static func needsBlock(_ command: String) -> StatementFailure {
        .server(
            PostgresError(
                sqlState: .noActiveSQLTransaction,
                message: "\(command) can only be used in transaction blocks"))
    }

    /// An error of this program's own.
    static func refused(_ message: String) -> StatementFailure {
        .server(PostgresError(sqlState: .activeSQLTransaction, message: message))
    }

    /// The failure with its position counted from the start of a longer text.
    func shifted(by characters: Int) -> StatementFailure {
        guard case .server(var error) = self else { return self }
        error.position = error.position.map { $0 + characters }
        return .server(error)
    }
}

/// Why a script and its session are carried on no further.
enum SessionEnd: Error, @unchecked Sendable {
    /// The program is to end.
    case interrupted(Interruption)
    /// The connection is gone.
    case connectionLost(PostgresError)
    /// The script threw.
    case script(JSValue)
    /// The migration is judged to have failed.
    case failure(String)
}

extension PostgresError {
    /// A warning that the server would have given.
    static func warning(_ message: String) -> PostgresError {
        PostgresError(
            severity: "WARNING", sqlState: .noActiveSQLTransaction, message: message)
    }

    /// Whether it tells nothing of the statement, but of what happened around it: the connection, the
    /// server's end, its disk or its memory (SQLSTATE's classes 08, 53, 57P, 58 and XX).
    var isOfCircumstances: Bool {
        isConnectionLoss
            || ["08", "53", "57P", "58", "XX"].contains { sqlState.rawValue.hasPrefix($0) }
    }

    /// Whether the statement may succeed when what ran before it is committed and it runs alone.
    var asksToRunAlone: Bool {
        [
            .activeSQLTransaction, .invalidTransactionTermination, .unsafeNewEnumValueUsage,
            .objectInUse,
        ].contains(sqlState)
    }
}
