import MigrationKit
import MigrationRunner

/// `validate`: runs the validators.
struct ValidateCommand {
    let options: ValidateOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        var reports: [ValidationReport] = []
        if options.validatesFiles {
            if options.isFilesByDefault {
                workspace.reporter.report(
                    .notice(
                        message: "the files are validated, without a database; --pre and --post ask"
                            + " the database"))
            }
            let report = try validateFiles(in: workspace)
            workspace.recorder?.add(report)
            reports.append(report)
        }
        let found = try validateDatabase(in: workspace)
        for report in found { workspace.recorder?.add(report) }
        reports += found
        write(reports, to: workspace)
        guard let failed = reports.first(where: { !$0.ok }) else { return .success }
        return failed.phase == .post ? .postValidationFailed : .validationFailed
    }

    private func validateFiles(in workspace: Workspace) throws -> ValidationReport {
        try FileValidation(
            workspace.listing(allowingDuplicates: true, allowingUnreadable: true),
            allowsDuplicates: workspace.options.allowsDuplicates,
            variables: ProcessFacts.environment, loop: workspace.loop
        ).report()
    }

    private func validateDatabase(in workspace: Workspace) throws -> [ValidationReport] {
        let phases: [ValidationPhase] =
            (options.runsBefore ? [.pre] : []) + (options.runsAfter ? [.post] : [])
        guard !phases.isEmpty else { return [] }
        let files = try workspace.files()
        do {
            let migrator = try workspace.connect()
            let validation = try Validation(
                workspace: workspace, migrator: migrator, files: files)
            defer { validation.close() }
            return try phases.map { try validation.run($0, isReported: false) }
        } catch RunEnd.failed(let failure as ServerUnreachable) where options.runsBefore {
            // That is what a validation before a run is to find out.
            return phases.map {
                .unreachable(
                    phase: $0,
                    error: ([failure.message] + failure.details).joined(separator: "\n"))
            }
        }
    }

    private func write(_ reports: [ValidationReport], to workspace: Workspace) {
        let output = workspace.output
        guard !workspace.options.writesJSON else {
            return output.write(
                ValidationReport.document(reports).compact + "\n", to: .standardOutput)
        }
        let isQuiet = workspace.options.verbosity == .quiet
        let tables = reports.map {
            $0.table(output.style, width: output.width, onlyFindings: isQuiet)
        }
        let text = tables.filter { !$0.isEmpty }.map { $0 + "\n" }.joined(separator: "\n")
        output.write(text, to: .standardOutput)
    }
}
