/// What the built-in `pg` module needs of its host: sessions with databases.
///
/// Completions and events are called from the event loop, never from within the call.
package protocol DatabaseGateway: AnyObject {
    /// Opens a session.
    func connect(_ settings: [String: SettingValue], events: SessionEvents) -> Int
    /// Runs a statement, or a string of several, in a session; in the order of the calls.
    func query(
        _ request: GatewayRequest, in session: Int,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void)
    /// Ends a session when what was asked of it is answered.
    func end(_ session: Int, completion: @escaping () -> Void)
    /// Cancels the statement that a session runs now.
    func cancel(_ session: Int)
    /// Says whether an idle session keeps the program waiting, as a socket of Node does until `unref()`;
    /// not one of a migration.
    func setReferenced(_ isReferenced: Bool, session: Int)
    /// Reads a connection string as pg-connection-string does.
    ///
    /// - Throws: ``GatewayFailure`` that says what is wrong, never with the password.
    func parseConnectionString(_ text: String) throws(GatewayFailure) -> [(String, SettingValue)]
    /// Grows by one at each boundary between migrations.
    var epoch: Int { get }
}

extension DatabaseGateway {
    /// Passes it over: sessions of migrations wait for nothing but their statements.
    package func setReferenced(_ isReferenced: Bool, session: Int) {}
}

/// What a session tells its client unasked.
package struct SessionEvents {
    /// The session is there, or could not be opened.
    package var onConnect: (Result<SessionInformation, GatewayFailure>) -> Void
    /// A NOTICE or WARNING.
    package var onNotice: (GatewayFailure) -> Void
    /// A notification: channel, payload, process id.
    package var onNotification: (String, String, Int) -> Void
    /// The session ended, with the cause where nobody asked for it.
    package var onEnd: (GatewayFailure?) -> Void

    /// Makes events of which nobody wants to know but what is named.
    package init(
        onConnect: @escaping (Result<SessionInformation, GatewayFailure>) -> Void = { _ in },
        onNotice: @escaping (GatewayFailure) -> Void = { _ in },
        onNotification: @escaping (String, String, Int) -> Void = { _, _, _ in },
        onEnd: @escaping (GatewayFailure?) -> Void = { _ in }
    ) {
        self.onConnect = onConnect
        self.onNotice = onNotice
        self.onNotification = onNotification
        self.onEnd = onEnd
    }
}

/// What is known of a session once it is open.
package struct SessionInformation {
    /// The backend's process id.
    package var processID: Int
    /// Parameters that the server reported.
    package var parameters: [(String, String)]

    /// Makes it of its parts.
    package init(processID: Int, parameters: [(String, String)]) {
        self.processID = processID
        self.parameters = parameters
    }
}

/// An error on its way to a script.
package struct GatewayFailure: Error, Equatable {
    /// The message.
    package var message: String
    /// The other properties of the error, `code`, `severity`, `detail`…
    package var properties: [String: String]
    /// Whether the server never answered: scripts then see a plain Error and no DatabaseError.
    package var isConnectionFailure: Bool

    /// Makes a failure.
    package init(
        message: String, properties: [String: String] = [:], isConnectionFailure: Bool = false
    ) {
        self.message = message
        self.properties = properties
        self.isConnectionFailure = isConnectionFailure
    }
}
