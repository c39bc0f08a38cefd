/// No connection to the database could be made; exit code 5.
package struct ServerUnreachable: Failure, Equatable {
    /// The database, as people name it, without secrets.
    package let database: String
    package let details: [String]
    /// Whether it may be reached later without anybody's doing: it is starting, or not there yet.
    package let mayPass: Bool

    /// Creates a failure.
    /// - Parameter details: The lines in which the client library says why.
    package init(database: String, details: [String], mayPass: Bool = true) {
        self.database = database
        self.details = details
        self.mayPass = mayPass
    }

    package var exitCode: ExitCode { .refused }
    package var message: String { "cannot connect to \(database)" }

    package var remedy: String? {
        "check that the server runs and that the connection settings are right"
    }
}
