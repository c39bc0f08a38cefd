import Arguments
import Configuration
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
        let files = try options.files.isEmpty ? all(of: workspace) : LintedFiles(options.files)
        let source = try workspace.namedConnectionSource()
        let lint = MigrationLint(
            scripts: workspace.scriptEnvironment(source?.settings ?? ConnectionSettings()),
            isAimedAnywhere: source == nil, includesDown: options.includesDown,
            timeLimit: options.listingTimeout.limit(default: MigrationLint.listingTime),
            megabytes: workspace.thresholds.scriptMemoryMegabytes, loop: workspace.loop,
            nameOf: LintedFiles.name)
        let report = try lint.report(
            on: files.files, after: files.applied, settings: settings(of: workspace.configuration))
        workspace.output.write(text(of: report, workspace), to: .standardOutput)
        let fails =
            report.count(of: .error) > 0 || options.isStrict && report.count(of: .warning) > 0
        return fails ? .validationFailed : .success
    }

    /// The migrations of the folder; with `--pending` those that the database has are applied.
    private func all(of workspace: Workspace) throws -> LintedFiles {
        guard options.isPendingOnly else {
            return LintedFiles(try workspace.toldListing(allowingUnreadable: true))
        }
        let files = try workspace.files()
        let inventory = try workspace.connect().inventory(of: files)
        let pending = try MigrationPlan.up(inventory, scope: UpScope()).steps.map(\.file)
        return LintedFiles(files: pending, applied: files.filter { !pending.contains($0) })
    }

    /// What the configuration says; a lock timeout there is one that every statement has.
    private func settings(of configuration: Configuration?) throws(GeneralFailure) -> LintSettings {
        guard let configuration else { return .standard }
        let hasLockTimeout =
            if case .duration(let limit) = configuration[.lockTimeout] {
                limit.milliseconds > 0
            } else { false }
        return try LintSettings(
            disabled: configuration.lint.disabled,
            severities: configuration.lint.severities.map { ($0.rule, $0.word) },
            hasLockTimeout: hasLockTimeout, file: configuration.file)
    }

    private func text(of report: LintReport, _ workspace: Workspace) -> String {
        if workspace.options.writesJSON { return report.json.compact + "\n" }
        return report.rendered(
            as: options.format, style: workspace.output.style,
            version: ProgramDescription.jsmigrate.version)
    }
}
