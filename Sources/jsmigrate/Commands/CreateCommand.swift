import Filesystem
import MigrationKit

/// `create`: writes the next migration, or a validator.
struct CreateCommand {
    let options: CreateOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try drafts(in: workspace)
        for file in files where Filesystem.exists(file.path) { throw taken(file.path) }
        if options.isDryRun {
            workspace.reporter.report(.notice(message: "nothing was written (--dry-run)"))
        } else {
            for file in files { try write(file) }
        }
        workspace.output.write(text(of: files, in: workspace), to: .standardOutput)
        return .success
    }

    private func drafts(in workspace: Workspace) throws -> [NewFile] {
        var drafts = NewFiles(
            options: options, directory: workspace.directory,
            validators: workspace.validatorsDirectory,
            existing: Filesystem.isDirectory(workspace.directory)
                ? try workspace.listing(allowingDuplicates: true, allowingUnreadable: true).files
                : [])
        if let name = options.templateFile {
            let path = Filesystem.absolute(name, relativeTo: Filesystem.currentDirectory)
            do {
                drafts.template = String(decoding: try Filesystem.read(path), as: UTF8.self)
            } catch {
                throw GeneralFailure.configuration("the template cannot be read: \(error)")
            }
        }
        return try drafts.files()
    }

    private func write(_ file: NewFile) throws {
        do {
            if let folder = Filesystem.parent(of: file.path) {
                try Filesystem.makeDirectory(folder, creatingParents: true)
            }
            try Filesystem.create(file.path, holding: Array(file.text.utf8))
        } catch {
            if error.code == "EEXIST" { throw taken(file.path) }
            throw GeneralFailure.configuration("\(error)")
        }
    }

    private func taken(_ path: String) -> GeneralFailure {
        .configuration(
            "there is a file \(path) already; nothing was written over",
            remedy: "choose another name")
    }

    private func text(of files: [NewFile], in workspace: Workspace) -> String {
        if workspace.options.writesJSON {
            let paths = JSON.array(files.map { .object([("path", .string($0.path))]) })
            return JSON.object([("files", paths)]).compact + "\n"
        }
        let here = Filesystem.currentDirectory + "/"
        return files.map { file in
            (file.path.hasPrefix(here) ? String(file.path.dropFirst(here.count)) : file.path) + "\n"
        }.joined()
    }
}

/// A file that is not written yet.
struct NewFile: Equatable {
    let path: String
    let text: String
}
