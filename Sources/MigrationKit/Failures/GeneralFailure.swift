/// A failure that is fully told by its texts.
package struct GeneralFailure: Failure, Equatable {
    package let exitCode: ExitCode
    package let message: String
    package let location: FileLocation?
    package let details: [String]
    package let remedy: String?

    /// Creates a failure.
    package init(
        _ message: String, exitCode: ExitCode, location: FileLocation? = nil,
        details: [String] = [], remedy: String? = nil
    ) {
        self.message = message
        self.exitCode = exitCode
        self.location = location
        self.details = details
        self.remedy = remedy
    }

    /// A command line that cannot be understood; exit code 5.
    package static func usage(
        _ message: String, details: [String] = [], remedy: String? = nil
    ) -> GeneralFailure {
        GeneralFailure(message, exitCode: .refused, details: details, remedy: remedy)
    }

    /// A setting or the environment is not as it must be; exit code 5.
    package static func configuration(
        _ message: String, location: FileLocation? = nil, details: [String] = [],
        remedy: String? = nil
    ) -> GeneralFailure {
        GeneralFailure(
            message, exitCode: .refused, location: location, details: details, remedy: remedy)
    }
}
