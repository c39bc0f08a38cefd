import MigrationKit
import MigrationRunner

/// `init`: creates the tracking tables.
struct InitCommand {
    let options: InitOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let report = try workspace.connect(options.running).makeTrackingTables()
        workspace.output.write(
            workspace.options.writesJSON ? report.json.compact + "\n" : report.text,
            to: .standardOutput)
        return .success
    }
}
