/// A version was asked for that neither the folder nor the tracking table knows; exit code 5.
package struct UnknownVersionError: Failure, Equatable {
    /// What was asked for, as it was written.
    package let text: String
    /// The lowest and highest version that are known, `nil` when there is none.
    package let known: ClosedRange<MigrationVersion>?

    package var exitCode: ExitCode { .refused }
    package var message: String { "there is no migration '\(text)'" }

    package var remedy: String? {
        guard let known else { return "there are no migrations at all: see --dir" }
        return "versions go from \(known.lowerBound) to \(known.upperBound); "
            + "`jsmigrate status` lists them"
    }
}
