import Filesystem
import MigrationKit
import MigrationRunner
import SchemaDescription

/// `diff`: compares two schemas, or saves the description of one.
struct DiffCommand {
    let options: DiffOptions

    /// Runs the command.
    ///
    /// - Returns: 1 where there are differences, as diff(1).
    func run(in workspace: Workspace) throws -> ExitCode {
        if let file = options.savedFile {
            let source = try SchemaSource(options.old ?? SchemaSource.databaseWord)
            let descriptions = try SchemaDescriber(workspace: workspace).describe([source])
            try save(descriptions[0], to: file, workspace)
            return .success
        }
        let sources = [
            try SchemaSource(options.old ?? SchemaSource.migrationsWord),
            try SchemaSource(options.new ?? SchemaSource.databaseWord),
        ]
        let descriptions = try SchemaDescriber(workspace: workspace).describe(sources)
        warnOfVersions(descriptions, workspace)
        let comparison = SchemaComparison(
            from: descriptions[0], to: descriptions[1], includingOwners: options.comparesOwners)
        let text =
            workspace.options.writesJSON
            ? comparison.json.compact + "\n" : comparison.text(style: workspace.output.style)
        workspace.output.write(text, to: .standardOutput)
        return comparison.isEmpty ? .success : .differencesFound
    }

    /// Servers of two major versions write some definitions differently.
    private func warnOfVersions(_ descriptions: [SchemaDescription], _ workspace: Workspace) {
        let versions = descriptions.map { $0.serverVersion / 10_000 }
        guard versions[0] != versions[1] else { return }
        workspace.reporter.report(
            .warning(
                "the first schema is of PostgreSQL \(versions[0]), the second of \(versions[1]): "
                    + "they write some definitions differently"))
    }

    private func save(
        _ description: SchemaDescription, to file: String, _ workspace: Workspace
    ) throws {
        let text = description.json.pretty + "\n"
        if file == "-" { return workspace.output.write(text, to: .standardOutput) }
        do {
            try Filesystem.replace(
                Filesystem.absolute(file, relativeTo: Filesystem.currentDirectory),
                with: Array(text.utf8))
        } catch {
            throw GeneralFailure.configuration("\(error)")
        }
    }
}
