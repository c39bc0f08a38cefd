/// Migrations are to be rolled back whose files are gone; exit code 4, as for a missing `down`.
package struct MissingFilesError: Failure, Equatable {
    /// The rows whose files are gone, in the order in which they were to be rolled back.
    package let rows: [MigrationRow]

    package var exitCode: ExitCode { .rollbackFailed }

    package var message: String {
        let versions = rows.map(\.version.text).joined(separator: ", ")
        return rows.count == 1
            ? "migration \(versions) cannot be rolled back: its file is gone"
            : "migrations \(versions) cannot be rolled back: their files are gone"
    }

    package var details: [String] { rows.map { "\($0.version) \($0.name)" } }
    package var remedy: String? { "restore the files; nothing was rolled back" }
}
