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
        let variables = try workspace.variablesForScript()
        try TypeScriptMigrations.checkCompiler(forScript: path, variables: variables)
        return try ScriptProgram(
            arguments: [ProcessFacts.executablePath, path] + options.arguments,
            variables: variables, loop: workspace.loop,
            output: workspace.output
        ).run()
    }
}
