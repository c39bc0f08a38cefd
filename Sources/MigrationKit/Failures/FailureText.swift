/// The one place where an error becomes text.
package enum FailureText {
    /// Renders any error; lines end with a line feed except the last.
    ///
    /// An error that is no ``Failure`` is shown by its description.
    package static func render(_ error: any Error, style: TextStyle = .plain) -> String {
        guard let failure = error as? any Failure else {
            return style.red("error:") + " \(error)"
        }
        let message = failure.message.split(separator: "\n", omittingEmptySubsequences: false)
        var lines = [style.red("error:") + " " + (message.first ?? "")]
        lines += message.dropFirst().map { $0.isEmpty ? "" : "  " + $0 }
        if let location = failure.location { lines.append("  at \(location)") }
        for detail in failure.details {
            lines += detail.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.isEmpty ? "" : "  " + $0
            }
        }
        if let remedy = failure.remedy { lines.append(style.bold("help:") + " " + remedy) }
        return lines.joined(separator: "\n")
    }

    /// The exit code of any error; one that is no ``Failure`` is an error of the environment.
    package static func exitCode(of error: any Error) -> ExitCode {
        (error as? any Failure)?.exitCode ?? .refused
    }
}
