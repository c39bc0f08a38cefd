import EventLoop
import MigrationKit
import MigrationRunner

extension FailureText {
    /// The exit code of any error, an early end of a run included.
    static func code(of error: any Error) -> ExitCode {
        (error as? RunEnd)?.exitCode ?? exitCode(of: error)
    }

    /// What happened, in one sentence, without details.
    static func reason(of error: any Error) -> String {
        switch error {
        case RunEnd.interrupted(let interruption): interruption.reason
        case RunEnd.failed(let failure): failure.message
        case let failure as any Failure: failure.message
        default: "\(error)"
        }
    }
}
