package import EventLoop
package import MigrationKit
import Postgres

/// Why a run ends before it is done.
package enum RunEnd: Error {
    /// A failure with its exit code.
    case failed(any Failure)
    /// A signal asked the program to end.
    case interrupted(SignalSource.Signal)

    /// The exit code that tells it.
    package var exitCode: ExitCode {
        switch self {
        case .failed(let failure): failure.exitCode
        case .interrupted(.interrupt): .interrupted
        case .interrupted(.terminate): .terminated
        }
    }

    /// Runs `body`, whose errors are those of the server, as part of a run.
    static func of<Value>(_ body: () throws(WaitError) -> Value) throws(RunEnd) -> Value {
        do { return try body() } catch { throw RunEnd(error) }
    }

    init(_ error: WaitError) {
        switch error {
        case .interrupted(let signal): self = .interrupted(signal)
        case .server(let cause): self = .failed(GeneralFailure(server: cause))
        }
    }
}

extension GeneralFailure {
    /// An error of the server outside of any migration.
    init(server error: PostgresError, remedy: String? = nil) {
        let fields: [(String, String?)] = [
            ("SQLSTATE", error.sqlState.rawValue), ("DETAIL", error.detail), ("HINT", error.hint),
        ]
        self.init(
            error.message, exitCode: .refused,
            details: fields.compactMap { name, value in value.map { "\(name): \($0)" } },
            remedy: remedy)
    }
}
