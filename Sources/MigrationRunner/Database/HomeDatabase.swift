import NodeRuntime
import Postgres

/// The database being migrated, as scripts may name it.
struct HomeDatabase {
    /// Where it is; nil where every client's database is taken for it.
    let endpoint: Endpoint?
    /// The connection that is asked who it is; idle, and never in a failed transaction. Nil where
    /// there is none, as nothing is to reach a server.
    var connection: Connection?
    /// What a client is told of its session where there is no connection.
    var toldSession = SessionInformation(processID: 0, parameters: [])
    /// Why no other database is contacted; nil where others are.
    let refusesOthers: String?

    /// What a client is told of its session.
    var information: SessionInformation {
        connection.map { SessionInformation(of: $0) } ?? toldSession
    }

    /// Whether it is where a client is aimed at, as far as addresses tell.
    func isAt(_ endpoint: Endpoint) -> Bool { self.endpoint.map { $0 == endpoint } ?? true }

    /// Two connections lead to the same database when the cluster, the database and the user agree.
    private static let identity = """
        SELECT (SELECT system_identifier FROM pg_catalog.pg_control_system()), \
        pg_catalog.current_database(), current_user
        """

    /// Asks both servers who they are, and calls `completion` with whether they are one.
    func isReached(by other: Connection, completion: @escaping (Bool) -> Void) {
        guard let connection else { return completion(false) }
        other.submit(.simple(Self.identity)) { theirs in
            connection.submit(.simple(Self.identity)) { ours in
                guard let mine = ours.results.first?.rows.first,
                    let its = theirs.results.first?.rows.first
                else { return completion(false) }
                completion(mine == its)
            }
        }
    }
}

extension SessionInformation {
    /// What is known of a connection.
    init(of connection: Connection) {
        let names = ["server_version", "server_encoding", "client_encoding", "TimeZone"]
        self.init(
            processID: connection.backendProcessID,
            parameters: names.compactMap { name in
                connection.parameterStatus(name).map { (name, $0) }
            })
    }
}

/// A database as its host, port, name and user.
struct Endpoint: Equatable, Sendable, CustomStringConvertible {
    let host: String
    let port: String
    let database: String
    let user: String

    init(host: String, port: String, database: String, user: String) {
        // The names of this machine are one.
        self.host = ["127.0.0.1", "::1", ""].contains(host) ? "localhost" : host
        self.port = port
        self.database = database
        self.user = user
    }

    /// The endpoint that a script's client is aimed at.
    init(_ settings: [String: SettingValue]) {
        self.init(
            host: settings["host"]?.text ?? "", port: settings["port"]?.text ?? "5432",
            database: settings["database"]?.text ?? "", user: settings["user"]?.text ?? "")
    }

    var description: String { "\(user)@\(host):\(port)/\(database)" }
}
