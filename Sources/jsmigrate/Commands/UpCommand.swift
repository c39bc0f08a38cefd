import MigrationKit
import MigrationRunner

/// `up`: applies pending migrations.
struct UpCommand {
    let options: UpOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect(options.running)
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
                .up, files: files, isOffline: options.isOffline,
                timeLimit: options.listingTimeout.limit(default: PostgresMigrator.listingTime),
                plan: plan)
        }
        guard options.validates else {
            try apply(files, with: migrator, in: workspace, plan)
            return .success
        }
        let validation = try Validation(
            workspace: workspace, migrator: migrator, files: files, scope: options.scope)
        defer { validation.close() }
        try refuse(validation.run(.pre), .validationFailed, "nothing was run, as")
        migrator.recordsDefinitions = true
        let before = try validation.snapshot()
        try apply(files, with: migrator, in: workspace, plan)
        try refuse(
            validation.run(.post, before: before), .postValidationFailed, "the run is done, but")
        return .success
    }

    /// Ends the command where a validation failed, and says what that means for the run.
    private func refuse(
        _ report: ValidationReport, _ exitCode: ExitCode, _ consequence: String
    ) throws {
        var failed: [String] = []
        for result in report.results where result.status == .fail && failed.last != result.check {
            failed.append(result.check)
        }
        guard !failed.isEmpty else { return }
        throw GeneralFailure(
            "\(consequence) validation failed: \(failed.joined(separator: ", "))",
            exitCode: exitCode)
    }

    private func apply(
        _ files: [MigrationFile], with migrator: PostgresMigrator, in workspace: Workspace,
        _ plan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
    ) throws {
        let schemaFile = try options.running.schemaFile.map { try SchemaFile($0, of: migrator) }
        try migrator.run(.up, files: files, origin: workspace.origin, plan: plan)
        try schemaFile?.write()
    }
}
