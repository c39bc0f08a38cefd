import Filesystem
import Linter
import MigrationKit
import MigrationRunner
import Postgres

/// `lint`: says what migrations would lock, rewrite or break.
struct LintCommand {
    let options: LintOptions

    /// Runs the command.
    ///
    /// - Returns: 1 where an error is found, or a warning with `--strict`.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try options.files.isEmpty ? workspace.files() : LintedFiles(options.files).files
        let source = try workspace.namedConnectionSource()
        let lint = MigrationLint(
            scripts: workspace.scriptEnvironment(source?.settings ?? ConnectionSettings()),
            isAimedAnywhere: source == nil, loop: workspace.loop, nameOf: LintedFiles.name)
        let report = try lint.report(on: files, settings: .standard)
        workspace.output.write(text(of: report, workspace), to: .standardOutput)
        let fails =
            report.count(of: .error) > 0 || options.isStrict && report.count(of: .warning) > 0
        return fails ? .validationFailed : .success
    }

    private func text(of report: LintReport, _ workspace: Workspace) -> String {
        workspace.options.writesJSON
            ? report.json.compact + "\n" : report.text(style: workspace.output.style)
    }
}
