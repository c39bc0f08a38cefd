/// Files with a migration's name cannot be read; exit code 5.
package struct UnreadableFilesError: Failure, Equatable {
    /// The folder that holds them.
    package let directory: String
    /// The files.
    package let files: [UnreadableFile]

    /// Creates the error.
    package init(directory: String, files: [UnreadableFile]) {
        self.directory = directory
        self.files = files
    }

    package var exitCode: ExitCode { .refused }

    package var message: String {
        files.count == 1
            ? "a migration cannot be read" : "\(files.count) migrations cannot be read"
    }

    package var details: [String] { files.map { "\($0.fileName): \($0.problem)" } }

    package var remedy: String? {
        "mend the link or the permissions, or remove the file: passed over, it would not run"
    }
}
