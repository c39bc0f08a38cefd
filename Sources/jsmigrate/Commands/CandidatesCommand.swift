import MigrationKit

/// `candidates`: lists values for the completions of shells; it looks at no database.
struct CandidatesCommand {
    /// Prints the versions of the folder, with their names.
    func run(in workspace: Workspace) throws -> ExitCode {
        for file in try workspace.listing(allowingDuplicates: true, allowingUnreadable: true).files
        {
            workspace.output.write("\(file.version.text)\t\(file.name)\n", to: .standardOutput)
        }
        return .success
    }
}
