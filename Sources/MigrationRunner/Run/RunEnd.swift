package import EventLoop
package import MigrationKit
import Postgres

/// Why a run ends before it is done.
package enum RunEnd: Error {
    /// A failure with its exit code.
    case failed(any Failure)
    /// A signal asked the program to end, or what the run depends on is gone.
    case interrupted(Interruption)

    /// The exit code that tells it.
    package var exitCode: ExitCode {
        switch self {
        case .failed(let failure): failure.exitCode
        case .interrupted(.signal(.interrupt)): .interrupted
        case .interrupted(.signal(.terminate)): .terminated
        // What a run depends on beside its own session is the lock.
        case .interrupted(.loss): .lockNotObtained
        }
    }

    init(_ error: WaitError) {
        switch error {
        case .interrupted(let interruption): self = .interrupted(interruption)
        case .server(let cause): self = .failed(GeneralFailure(server: cause))
        }
    }
}

extension RunEnd: CustomStringConvertible {
    /// The reason.
    package var description: String { reason }
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
            remedy: remedy ?? error.remedy)
    }
}

extension PostgresError {
    /// What to do about what a server refuses any work of ours; nil where the message has to do.
    fileprivate var remedy: String? {
        switch sqlState.rawValue {
        case "42501": "`jsmigrate doctor` says which rights this role lacks, and how to give them"
        case "57014" where message.contains("statement timeout"):
            "the server, the database or the role has a statement_timeout that is too short: change"
                + " it, or lift it for this call with PGOPTIONS='-c statement_timeout=0'"
        case "25006":
            "connect to a server that can be written to; `jsmigrate validate --pre` says why this"
                + " one only reads"
        case let state where state.hasPrefix("08") || state.hasPrefix("57P"):
            "look into the server's log for why it ended the session, and call this again"
        default: nil
        }
    }
}

extension Connection {
    /// Runs one statement as part of a run.
    func answer(to sql: String) throws(RunEnd) -> ResultSet {
        do { return try query(sql) } catch { throw RunEnd(error) }
    }

    /// Runs a string of statements as part of a run.
    @discardableResult
    func execute(_ sql: String, isInterruptible: Bool = true) throws(RunEnd) -> [ResultSet] {
        do {
            return try perform(.simple(sql), isInterruptible: isInterruptible)
        } catch {
            throw RunEnd(error)
        }
    }
}
