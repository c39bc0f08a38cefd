import MigrationKit
import MigrationRunner

/// `history`: shows what was done to the database.
struct HistoryCommand {
    let options: HistoryOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let report = try workspace.connect().history(limit: options.limit)
        let text =
            if workspace.options.writesJSON {
                report.json.compact + "\n"
            } else if options.writesCSV {
                report.csv
            } else {
                report.text(style: workspace.output.style)
            }
        workspace.output.write(text, to: .standardOutput)
        return .success
    }
}
