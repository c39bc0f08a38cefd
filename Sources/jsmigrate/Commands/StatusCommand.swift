import MigrationKit
import MigrationRunner

/// `status`: shows every migration and its state.
struct StatusCommand {
    let options: StatusOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect()
        var report = StatusReport(try migrator.inventory(of: files)) { FileChecksum.of($0.path) }
        report.schema = try migrator.schemaState()
        let text =
            workspace.options.writesJSON
            ? report.json.compact + "\n" : report.text(style: workspace.output.style)
        workspace.output.write(text, to: .standardOutput)
        return options.reportsPendingByExitCode && report.hasPending ? .pending : .success
    }
}
