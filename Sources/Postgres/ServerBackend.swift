/// The process of the server that serves a connection.
package struct ServerBackend: Equatable, Sendable {
    /// Its process id.
    package let processID: Int
    /// When it was started, in seconds since 1970 as the server writes them.
    package let start: String

    /// Names a process.
    package init(processID: Int, start: String) {
        self.processID = processID
        self.start = start
    }
}
