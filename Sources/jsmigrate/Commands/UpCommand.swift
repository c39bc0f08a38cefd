import MigrationKit
import MigrationRunner

/// `up`: applies pending migrations.
struct UpCommand {
    let options: UpOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        guard options.validates, !options.isDryRun, workspace.options.writesJSON else {
            return try run(files, in: workspace, reporter: workspace.reporter)
        }
        // The last event has the exit code of all.
        let reporter = LastEvent(of: workspace.reporter)
        do {
            let exitCode = try run(files, in: workspace, reporter: reporter)
            reporter.tell(exitCode)
            return exitCode
        } catch {
            reporter.tell(nil)
            throw error
        }
    }

    private func run(
        _ files: [MigrationFile], in workspace: Workspace, reporter: any Reporter
    ) throws -> ExitCode {
        let migrator = try workspace.connect(options.running, reporter: reporter)
        let plan = { (inventory: MigrationInventory) throws(RunEnd) -> MigrationPlan in
            do throws(UnknownVersionError) {
                return try MigrationPlan.up(inventory, scope: options.scope)
            } catch {
                throw .failed(error)
            }
        }
        if options.isDryRun {
            workspace.tellOfHooks()
            return try migrator.dryRun(
                .up, files: files, isOffline: options.isOffline, plan: plan)
        }
        let validation = Validation(
            workspace: workspace, migrator: migrator, files: files, scope: options.scope)
        if options.validates {
            let report = try validation.run(.pre)
            guard report.ok else { return .validationFailed }
            migrator.recordsDefinitions = true
        }
        let before = options.validates ? try validation.snapshot() : nil
        let schemaFile = try options.running.schemaFile.map { try SchemaFile($0, of: migrator) }
        try migrator.run(.up, files: files, origin: workspace.origin, plan: plan)
        try schemaFile?.write()
        if options.validates {
            let report = try validation.run(.post, before: before)
            guard report.ok else { return .postValidationFailed }
        }
        return .success
    }
}

/// Tells the end of a run after what comes behind it.
private final class LastEvent: Reporter {
    private let next: any Reporter
    private var summary: RunSummary?

    init(of next: any Reporter) { self.next = next }

    func report(_ event: RunEvent) {
        if case .runFinished(let summary) = event {
            self.summary = summary
        } else {
            next.report(event)
        }
    }

    /// - Parameter exitCode: the program's; nil where it is the run's.
    func tell(_ exitCode: ExitCode?) {
        let run =
            summary
            ?? RunSummary(direction: .up, exitCode: .success, completed: 0, durationMilliseconds: 0)
        guard summary != nil || exitCode != nil else { return }
        next.report(
            .runFinished(
                RunSummary(
                    direction: run.direction, exitCode: exitCode ?? run.exitCode,
                    completed: run.completed, failed: run.failed, notRun: run.notRun,
                    durationMilliseconds: run.durationMilliseconds)))
    }
}
