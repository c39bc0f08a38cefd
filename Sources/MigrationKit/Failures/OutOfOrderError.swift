/// Migrations are pending that are older than applied ones, and `--strict` allows none; exit code 5.
package struct OutOfOrderError: Failure, Equatable {
    /// The files, lowest version first.
    package let files: [MigrationFile]

    /// Creates an error.
    package init(files: [MigrationFile]) { self.files = files }

    package var exitCode: ExitCode { .refused }

    package var message: String {
        files.count == 1
            ? "\(files[0].fileName) is older than migrations that are applied"
            : "\(files.count) migrations are older than migrations that are applied"
    }

    package var details: [String] { files.count == 1 ? [] : files.map(\.fileName) }

    package var remedy: String? { "give it a higher number, or run without --strict" }
}
