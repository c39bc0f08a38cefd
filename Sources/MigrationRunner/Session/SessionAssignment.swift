import Postgres

/// A setting of the sessions of a run.
struct SessionAssignment: Equatable {
    /// PostgreSQL's name of it.
    let name: String
    /// Its value, which needs no quotes.
    let value: String

    /// How long the server may take to see that a client is gone while it runs a statement, in
    /// milliseconds.
    private static let connectionCheckInterval = 500

    /// What holds for the sessions of every run: nothing on the server ends one that is idle, and a
    /// client that is gone is noticed soon.
    ///
    /// - Parameter checksConnection: whether this server can look after its client while it runs a
    ///   statement, `client_connection_check_interval`.
    static func standard(serverVersion: Int, checksConnection: Bool) -> [SessionAssignment] {
        var result = keepAlive
        result.append(SessionAssignment(name: "idle_in_transaction_session_timeout", value: "0"))
        if serverVersion >= 140_000 {
            result.append(SessionAssignment(name: "idle_session_timeout", value: "0"))
        }
        if serverVersion >= 170_000 {
            result.append(SessionAssignment(name: "transaction_timeout", value: "0"))
        }
        if checksConnection { result.append(connectionCheck) }
        return result
    }

    /// `client_connection_check_interval`, which servers have from version 14, and not on all systems.
    static let connectionCheck = SessionAssignment(
        name: "client_connection_check_interval", value: String(connectionCheckInterval))

    /// A client whose machine is gone is noticed after two minutes, not after the system's two hours.
    private static let keepAlive = [
        SessionAssignment(name: "tcp_keepalives_idle", value: "60"),
        SessionAssignment(name: "tcp_keepalives_interval", value: "10"),
        SessionAssignment(name: "tcp_keepalives_count", value: "6"),
    ]
}

extension ConnectionSettings {
    /// libpq's keywords for a session of a run: a server that is gone is noticed after two minutes.
    func runKeywords() -> [(String, String)] {
        let keywords = libpqKeywords()
        let defaults = [
            ("keepalives_idle", "60"), ("keepalives_interval", "10"), ("keepalives_count", "6"),
        ]
        return keywords + defaults.filter { each in !keywords.contains { $0.0 == each.0 } }
    }

    /// How long a connection may take to be made, in milliseconds; nil for as long as it takes.
    var timeout: Double? { connectTimeout.map { Double($0) * 1_000 } }
}
