import MigrationKit
import MigrationRunner

/// `down`: rolls back applied migrations.
struct DownCommand {
    let options: DownOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect(options.running)
        let plan = { (inventory: MigrationInventory) throws(RunEnd) -> MigrationPlan in
            do {
                return try MigrationPlan.down(inventory, scope: options.scope)
            } catch let failure as any Failure {
                throw RunEnd.failed(failure)
            } catch {
                throw RunEnd.failed(GeneralFailure("\(error)", exitCode: .refused))
            }
        }
        if options.isDryRun {
            workspace.tellOfHooks()
            return try migrator.dryRun(
                .down, files: files, isOffline: options.isOffline,
                timeLimit: options.listingTimeout.limit(default: PostgresMigrator.listingTime),
                plan: plan)
        }
        if options.takesAll {
            try ProtectedDatabase(workspace: workspace, migrator: migrator)
                .permit("`down` of all", confirmedBy: options.confirmedName)
        }
        let schemaFile = try options.running.schemaFile.map { try SchemaFile($0, of: migrator) }
        try migrator.run(.down, files: files, origin: workspace.origin, plan: plan)
        try schemaFile?.write()
        return .success
    }
}

extension DownOptions {
    /// Whether nothing is to be left.
    fileprivate var takesAll: Bool {
        switch scope {
        case .all: true
        case .to(let version): version.isZero
        case .steps: false
        }
    }
}
