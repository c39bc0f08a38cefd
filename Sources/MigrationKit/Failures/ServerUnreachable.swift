/// No connection to the database could be made; exit code 5.
package struct ServerUnreachable: Failure, Equatable {
    /// The database, as people name it, without secrets.
    package let database: String
    package let details: [String]
    /// Whether it may be reached later without anybody's doing: it is starting, or not there yet.
    package let mayPass: Bool
    package let remedy: String?

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - details: the lines in which the client library says why.
    ///   - remedy: what to do, where the reason is known.
    package init(
        database: String, details: [String], mayPass: Bool = true, remedy: String? = nil
    ) {
        self.database = database
        self.details = details
        self.mayPass = mayPass
        self.remedy =
            remedy ?? "check that the server runs and that the connection settings are right"
    }

    package var exitCode: ExitCode { .refused }
    package var message: String { "cannot connect to \(database)" }
}
