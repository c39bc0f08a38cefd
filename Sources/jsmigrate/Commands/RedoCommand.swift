import MigrationKit
import MigrationRunner

/// `redo`: rolls the last migrations back and applies them again.
struct RedoCommand {
    let options: RedoOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        try workspace.connect(options.running).redo(options.count, files: files)
        return .success
    }
}
