import Arguments
import MigrationKit

/// `config`: shows the settings in force and where each comes from.
struct ConfigCommand {
    /// The command line, with what the configuration file says behind it.
    let parsed: ParsedArguments

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let report = try SettingsReport(parsed, in: workspace)
        workspace.output.write(
            workspace.options.writesJSON
                ? report.json.compact + "\n" : report.text(style: workspace.output.style),
            to: .standardOutput)
        return .success
    }
}
