import MigrationKit
import MigrationRunner
import Postgres

/// `wait`: returns when nothing is pending.
struct WaitCommand {
    let options: WaitOptions

    /// Runs the command.
    ///
    /// - Returns: 0, or 7 where something is pending when the time is over.
    /// - Throws: a failure of exit code 5 where a migration fails meanwhile, or the server is not reached.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let settings = try workspace.connectionSettings()
        let wait = MigrationWait(
            for: files, loop: workspace.loop,
            tell: { workspace.reporter.report(.notice(message: $0)) },
            connect: { milliseconds throws(RunEnd) in
                var bounded = settings
                bounded.connectTimeout = settings.connectTimeout ?? max(1, milliseconds / 1_000)
                return try workspace.makeMigrator(bounded, reporter: workspace.reporter)
            })
        let outcome = try wait.run(timeout: Double(options.timeout.milliseconds))
        switch outcome {
        case .done:
            write(pending: [], to: workspace)
            return .success
        case .pending(let pending):
            write(pending: pending.files, to: workspace)
            let time = options.timeout.milliseconds == 0 ? "" : " after \(options.timeout)"
            workspace.output.write(
                "\(workspace.output.errorStyle.red("error:")) \(pending.files.count) pending\(time):"
                    + " \(pending.files.joined(separator: ", "))\n",
                to: .standardError)
            return .pending
        case .failed(let failure, let pending):
            write(pending: pending.files, to: workspace)
            throw GeneralFailure(
                "migration \(failure.version) failed meanwhile: \(failure.error)",
                exitCode: .refused,
                remedy: "`jsmigrate status` shows it; `jsmigrate up` tries again")
        }
    }

    private func write(pending: [String], to workspace: Workspace) {
        guard workspace.options.writesJSON else { return }
        let document: JSON = [
            "ready": .bool(pending.isEmpty), "pending": .array(pending.map(JSON.string)),
        ]
        workspace.output.write(document.compact + "\n", to: .standardOutput)
    }
}
