import EventLoop
import NodeRuntime
import Postgres

/// node-postgres as it is anywhere: each client has a connection of its own, which keeps the program
/// waiting until it is ended.
final class PlainGateway: DatabaseGateway {
    private struct Client {
        let events: SessionEvents
        var session: PlainSession?
    }

    let epoch = 0

    private let loop: EventLoop
    private var clients: [Int: Client] = [:]
    private var nextClient = 1

    /// Makes a gateway whose connections a loop watches.
    init(loop: EventLoop) { self.loop = loop }

    /// Ends all sessions at once.
    func closeAll() {
        for client in clients.values { client.session?.connection.close() }
        clients = [:]
    }

    // MARK: - Sessions

    func connect(_ settings: [String: SettingValue], events: SessionEvents) -> Int {
        let number = nextClient
        nextClient += 1
        clients[number] = Client(events: events)
        let timeout = settings["connectionTimeoutMillis"]?.text.flatMap { Double($0) }
        // An attempt that fails at once must not call back from within the call.
        loop.performOnNextTurn {
            guard self.clients[number] != nil else { return }
            ClientConnecting.connect(
                settings, on: self.loop, timeout: timeout.flatMap { $0 > 0 ? $0 : nil }
            ) { self.welcome(number, $0, settings) }
        }
        return number
    }

    private func welcome(
        _ number: Int, _ result: Result<Connection, PostgresError>,
        _ settings: [String: SettingValue]
    ) {
        switch result {
        case .failure(let error):
            clients.removeValue(forKey: number)?.events.onConnect(
                .failure(GatewayFailure(connecting: error, to: settings)))
        case .success(let connection):
            guard let events = clients[number]?.events else { return connection.close() }
            clients[number]?.session = PlainSession(connection: connection)
            connection.isReferencedWhenIdle = true
            connection.onNotice = { events.onNotice(GatewayFailure($0)) }
            connection.onNotification = { events.onNotification($0, $1, $2) }
            connection.onLoss = { events.onEnd(GatewayFailure($0)) }
            let parameters = Self.reportedParameters.compactMap { name in
                connection.parameterStatus(name).map { (name, $0) }
            }
            events.onConnect(
                .success(
                    SessionInformation(
                        processID: connection.backendProcessID, parameters: parameters)))
        }
    }

    /// What the server reports of itself (PostgreSQL manual, "Asynchronous Operations").
    private static let reportedParameters = [
        "application_name", "client_encoding", "DateStyle", "default_transaction_read_only",
        "in_hot_standby", "integer_datetimes", "IntervalStyle", "is_superuser", "scram_iterations",
        "search_path", "server_encoding", "server_version", "session_authorization",
        "standard_conforming_strings", "TimeZone",
    ]

    func end(_ session: Int, completion: @escaping () -> Void) {
        clients.removeValue(forKey: session)?.session?.connection.close()
        loop.performOnNextTurn(completion)
    }

    func setReferenced(_ isReferenced: Bool, session: Int) {
        clients[session]?.session?.connection.isReferencedWhenIdle = isReferenced
    }

    func cancel(_ session: Int) { clients[session]?.session?.connection.cancel() }

    // MARK: - Queries

    func query(
        _ request: GatewayRequest, in session: Int,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        guard let plain = clients[session]?.session else {
            let failure = GatewayFailure(message: "the connection is closed")
            return loop.performOnNextTurn { completion(.failure(failure)) }
        }
        plain.submit(request, completion: completion)
    }

    func parseConnectionString(_ text: String) throws(GatewayFailure) -> [(String, SettingValue)] {
        try ConnectionStringForScripts.parse(text)
    }
}
