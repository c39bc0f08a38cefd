import MigrationKit
import MigrationRunner

/// `redo`: rolls the last migrations back and applies them again.
struct RedoCommand {
    let options: RedoOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect(options.running)
        try ProtectedDatabase(workspace: workspace, migrator: migrator)
            .permit("`redo`", confirmedBy: options.confirmedName)
        try migrator.redo(options.count, files: files)
        return .success
    }
}
