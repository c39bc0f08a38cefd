import Arguments
import MigrationKit
import MigrationRunner

/// `doctor`: says what is found, and what to do next.
struct DoctorCommand {
    /// Runs the command.
    ///
    /// - Returns: 0, or 5 where something keeps migrations from being run.
    func run(in workspace: Workspace) throws -> ExitCode {
        var doctor = Doctor(workspace: workspace)
        let diagnosis = try doctor.examine()
        workspace.output.write(
            workspace.options.writesJSON
                ? diagnosis.json.compact + "\n" : diagnosis.text(style: workspace.output.style),
            to: .standardOutput)
        return diagnosis.isHealthy ? .success : .refused
    }
}

extension CommandDescription {
    /// `doctor`.
    static let doctor = CommandDescription(
        "doctor", "Say what is found, and what to do next.",
        discussion: """
            Looks at the configuration, the folder, the tools on this machine, the connection, the \
            server, the role and the tracking tables, and writes nothing. ✓ is as it should be, ! is \
            something to know, ✗ keeps migrations from being run: the exit code is then 5.
            """)
}
