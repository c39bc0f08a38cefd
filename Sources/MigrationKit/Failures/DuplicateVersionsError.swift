/// Several files have one version; exit code 5.
package struct DuplicateVersionsError: Failure, Equatable {
    /// The folder that holds the files.
    package let directory: String
    /// The names of the files, those of one version together.
    package let groups: [[String]]

    package var exitCode: ExitCode { .refused }

    package var message: String {
        let first = groups.first.map { $0.joined(separator: " and ") } ?? ""
        return "\(first) in \(directory) have the same version"
    }

    package var details: [String] {
        groups.dropFirst().map { $0.joined(separator: " and ") + " have the same version" }
    }

    package var remedy: String? {
        "give each file a number of its own, or run with --allow-duplicates: "
            + "then they run in the order of their names"
    }
}
