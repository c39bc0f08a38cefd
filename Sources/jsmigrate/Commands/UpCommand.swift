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
