import Configuration
import MigrationKit
import MigrationRunner

/// `history`: shows what was done to the database.
struct HistoryCommand {
    let options: HistoryOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let thresholds = workspace.configuration?.thresholds ?? ValidationThresholds()
        let report = try workspace.connect().history(
            limit: options.limit, thresholds: thresholds.history)
        let text =
            if workspace.options.writesJSON {
                report.json.compact + "\n"
            } else if options.writesCSV {
                report.csv
            } else {
                report.text(style: workspace.output.style)
            }
        workspace.output.write(text, to: .standardOutput)
        if options.writesCSV {
            // Records have no place for them.
            for alert in report.alerts { workspace.reporter.report(.warning(alert.line)) }
        }
        return .success
    }
}
