import MigrationKit
import MigrationRunner

/// `unlock`: shows who holds the lock and takes it from them.
struct UnlockCommand {
    let options: UnlockOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let migrator = try workspace.connect()
        var report = try migrator.lockReport()
        let writesJSON = workspace.options.writesJSON
        if !writesJSON || !report.isFree {
            workspace.output.write(
                report.text, to: writesJSON ? .standardError : .standardOutput)
        }
        if !report.isFree {
            try Confirmation(output: workspace.output, loop: workspace.loop)
                .ask(report.question, isGiven: options.isConfirmed)
            try migrator.release(report)
            report.isReleased = true
        }
        if writesJSON {
            workspace.output.write(report.json.compact + "\n", to: .standardOutput)
        } else if report.isReleased {
            workspace.output.write("the lock was released\n", to: .standardOutput)
        }
        return .success
    }
}
