import Configuration
import MigrationKit
import MigrationRunner

/// `history`: shows what was done to the database.
struct HistoryCommand {
    let options: HistoryOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        if workspace.options.writesJSON {
            _ = try write(.json, in: workspace)
        } else if options.writesCSV {
            // Records have no place for them.
            for alert in try write(.csv, in: workspace).alerts {
                workspace.output.write(
                    "\(alert.level.rawValue): \(alert.line)\n", to: .standardError)
            }
        } else {
            var entries: [HistoryEntry] = []
            let summary = try read(in: workspace) { entries += $0 }
            workspace.output.write(
                HistoryReport(entries: entries, summary: summary)
                    .text(style: workspace.output.style), to: .standardOutput)
        }
        return .success
    }

    private func write(
        _ form: HistoryDocument.Form, in workspace: Workspace
    ) throws -> HistorySummary {
        var document = HistoryDocument(form)
        // Nothing is written where nothing can be read.
        var head = document.head
        func write(_ text: String) {
            workspace.output.write(head + text, to: .standardOutput)
            head = ""
        }
        let summary = try read(in: workspace) { write(document.text(of: $0)) }
        write(document.tail(summary))
        return summary
    }

    private func read(
        in workspace: Workspace, take: ([HistoryEntry]) -> Void
    ) throws -> HistorySummary {
        let thresholds = workspace.configuration?.thresholds ?? ValidationThresholds()
        return try workspace.connect().history(
            limit: options.limit, thresholds: thresholds.history, take: take)
    }
}
