import MigrationKit
import MigrationRunner

/// `validate`: runs the validators.
struct ValidateCommand {
    let options: ValidateOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let phases: [ValidationPhase] =
            (options.runsBefore ? [.pre] : []) + (options.runsAfter ? [.post] : [])
        guard !phases.isEmpty else {
            throw GeneralFailure.usage(
                "name the phase to validate", remedy: "use --pre, --post, or both")
        }
        let files = try workspace.files()
        let reports: [ValidationReport]
        do {
            let migrator = try workspace.connect()
            let validation = Validation(workspace: workspace, migrator: migrator, files: files)
            reports = try phases.map { try validation.run($0, isReported: false) }
        } catch RunEnd.failed(let failure as ServerUnreachable) where options.runsBefore {
            // That is what a validation before a run is to find out.
            reports = phases.map {
                .unreachable(
                    phase: $0,
                    error: ([failure.message] + failure.details).joined(separator: "\n"))
            }
        }
        write(reports, to: workspace)
        if let failed = reports.first(where: { !$0.ok }) {
            return failed.phase == .pre ? .validationFailed : .postValidationFailed
        }
        return .success
    }

    private func write(_ reports: [ValidationReport], to workspace: Workspace) {
        let text =
            workspace.options.writesJSON
            ? ValidationReport.document(reports).compact + "\n"
            : reports.map { $0.table(workspace.output.style) + "\n" }.joined(separator: "\n")
        workspace.output.write(text, to: .standardOutput)
    }
}
