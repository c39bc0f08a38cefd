import Filesystem
import MigrationKit
import MigrationRunner

/// `exec`: runs a script in the runtime that migrations have.
struct ExecCommand {
    let options: ExecOptions

    /// Runs the command.
    ///
    /// - Returns: the script's own exit code.
    func run(in workspace: Workspace) throws -> ExitCode {
        let path = Filesystem.absolute(options.file, relativeTo: Filesystem.currentDirectory)
        return try ScriptProgram(
            arguments: [ProcessFacts.executablePath, path] + options.arguments,
            variables: workspace.variablesForScript(), loop: workspace.loop,
            output: workspace.output
        ).run()
    }
}
