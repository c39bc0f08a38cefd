import Glibc
import Subprocess

/// Why a private PostgreSQL could not be had: what happened, where, and what to do about it.
package enum EphemeralPostgresError: Error, Equatable, CustomStringConvertible {
    /// No folder with `initdb` and `postgres` was found in the places named.
    case noServerBinaries(searched: [String])
    /// A program could not be started at all.
    case cannotStart(program: String, reason: String)
    /// The temporary folder could not be made or used.
    case cannotUseFolder(path: String, reason: String)
    /// We are root, PostgreSQL refuses to run as root, and there is no way to step down.
    case cannotStepDown(reason: String)
    /// A step of the set-up failed; `output` is the end of what it said.
    case setUpFailed(step: String, output: String)
    /// The server ended while it was starting; `log` is the end of its log.
    case serverEnded(log: String)
    /// The server did not accept connections in time; `log` is the end of its log.
    case notReady(seconds: Int64, log: String)

    /// What happened, and where.
    package var message: String {
        switch self {
        case .noServerBinaries(let searched):
            let places = searched.joined(separator: ", ")
            return "no PostgreSQL server programs (initdb, postgres) in \(places)"
        case .cannotStart(let program, let reason):
            return "cannot start \(program): \(reason)"
        case .cannotUseFolder(let path, let reason):
            return "cannot use \(path) for a private PostgreSQL: \(reason)"
        case .cannotStepDown(let reason):
            return "PostgreSQL does not run as root, and stepping down failed: \(reason)"
        case .setUpFailed(let step, let output):
            return "\(step) of the private PostgreSQL failed\(quoted(output))"
        case .serverEnded(let log):
            return "the private PostgreSQL ended while it was starting\(quoted(log))"
        case .notReady(let seconds, let log):
            return "the private PostgreSQL took more than \(seconds) s to start\(quoted(log))"
        }
    }

    /// What the reader can do about it.
    package var help: String {
        switch self {
        case .noServerBinaries:
            return "install them (Debian, Ubuntu: apt-get install postgresql) or point"
                + " JSMIGRATE_POSTGRES_BIN to the folder that holds them"
        case .cannotStart:
            return "check that the program is there, may be executed, and is on PATH"
        case .cannotUseFolder:
            return "set TMPDIR to a folder that can be written to and has space left"
        case .cannotStepDown:
            return "run as an ordinary user, or install util-linux (setpriv)"
                + " and have a user postgres or nobody"
        case .setUpFailed, .serverEnded, .notReady:
            return "check the free space in TMPDIR and memory limits,"
                + " or name a database of your own with --database"
        }
    }

    package var description: String { "\(message)\n\(help)" }

    private func quoted(_ text: String) -> String {
        if text.isEmpty { return "" }
        let lines = text.split(separator: "\n").map { "  \($0)" }
        return ":\n" + lines.joined(separator: "\n")
    }
}

extension EphemeralPostgresError {
    /// The error of a program that could not be started.
    init(_ error: ChildProcessError) {
        self = .cannotStart(program: error.program, reason: error.reason)
    }
}

/// The system's words for an error number, as in "No such file or directory".
func describe(errno code: Int32) -> String {
    guard let words = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: words)
}
