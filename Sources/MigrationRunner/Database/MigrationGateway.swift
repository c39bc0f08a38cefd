import EventLoop
import NodeRuntime
import Postgres

/// Where the sessions of a script's `pg` clients lead: to the migration's own connection when they are
/// aimed at the database being migrated, else to connections of their own.
final class MigrationGateway: DatabaseGateway {
    /// What happens to queries for the database being migrated.
    enum Mode {
        /// They run on the one connection of the migration.
        case shared(MigrationSession)
        /// Each client has a connection of its own, as with `transaction: false`.
        case direct(DirectSessions)
        /// They only read, in a transaction that is rolled back.
        case reading(ReadOnlySession)
        /// They are noted; what only reads may be answered by the database.
        case recording(StatementRecorder)
        /// They are refused, for this reason.
        case refused(String)
    }

    private enum Target {
        case home
        case connecting(isHome: Bool)
        case foreign(PlainSession)
        case ended
    }

    private struct Client {
        let events: SessionEvents
        var target: Target
    }

    /// What happens to queries now.
    var mode = Mode.refused("no migration is running")
    /// Grows at each boundary between migrations.
    private(set) var epoch = 0
    /// What makes the migration fail although its code may not notice: queries that were refused.
    private(set) var refusals: [String] = []
    /// How many queries scripts have sent.
    private(set) var queryCount = 0

    /// The database being migrated.
    var home: HomeDatabase
    private let loop: EventLoop
    private let temporaryDirectory: String
    private let warn: (String) -> Void
    private var clients: [Int: Client] = [:]
    private var nextClient = 1
    private var namedPools: Set<String> = []

    /// Makes a gateway to a database.
    ///
    /// - Parameter temporaryDirectory: where a file may be made for much data of a COPY.
    init(
        home: HomeDatabase, loop: EventLoop, temporaryDirectory: String = "/tmp",
        warn: @escaping (String) -> Void
    ) {
        self.home = home
        self.temporaryDirectory = temporaryDirectory
        self.loop = loop
        self.warn = warn
    }

    /// Begins another migration: pools that the one before ended are open again.
    func beginMigration() {
        epoch += 1
        refusals = []
        queryCount = 0
    }

    // MARK: - Sessions

    func connect(_ settings: [String: SettingValue], events: SessionEvents) -> Int {
        let number = nextClient
        nextClient += 1
        let endpoint = Endpoint(settings)
        clients[number] = Client(
            events: events, target: .connecting(isHome: home.isAt(endpoint)))
        if home.isAt(endpoint) {
            loop.performOnNextTurn { self.welcomeHome(number) }
        } else if let reason = home.refusesOthers {
            refusals.append("a connection to \(endpoint) was refused: \(reason)")
            let failure = GatewayFailure(
                message: "\(endpoint) is not contacted: \(reason)",
                properties: ["code": "ECONNREFUSED"], isConnectionFailure: true)
            loop.performOnNextTurn { events.onConnect(.failure(failure)) }
        } else {
            open(number, settings, endpoint)
        }
        return number
    }

    private func welcomeHome(_ number: Int) {
        guard let client = clients[number] else { return }
        clients[number]?.target = .home
        client.events.onConnect(.success(home.information))
    }

    private func open(_ number: Int, _ settings: [String: SettingValue], _ endpoint: Endpoint) {
        let timeout = settings["connectionTimeoutMillis"]?.text.flatMap { Double($0) }
        ClientConnecting.connect(
            settings, on: loop, timeout: timeout.flatMap { $0 > 0 ? $0 : nil }
        ) { result in
            guard let client = self.clients[number] else { return }
            switch result {
            case .failure(let error):
                let failure = GatewayFailure(connecting: error, to: settings)
                client.events.onConnect(.failure(failure))
            case .success(let connection):
                self.home.isReached(by: connection) { isHome in
                    self.settle(number, connection, endpoint, isHome: isHome)
                }
            }
        }
    }

    private func settle(
        _ number: Int, _ connection: Connection, _ endpoint: Endpoint, isHome: Bool
    ) {
        guard let client = clients[number] else { return connection.close() }
        if isHome {
            connection.close()
            return welcomeHome(number)
        }
        if namedPools.insert(endpoint.description).inserted {
            warn(
                "\(endpoint) is another database than the one being migrated: statements there have"
                    + " connections of their own and are not part of the migration's transaction")
        }
        clients[number]?.target = .foreign(PlainSession(connection: connection))
        connection.onNotice = { client.events.onNotice(GatewayFailure($0)) }
        connection.onNotification = { client.events.onNotification($0, $1, $2) }
        connection.onLoss = { client.events.onEnd(GatewayFailure($0)) }
        client.events.onConnect(
            .success(
                SessionInformation(processID: connection.backendProcessID, parameters: [])))
    }

    func end(_ session: Int, completion: @escaping () -> Void) {
        let client = clients.removeValue(forKey: session)
        switch client?.target {
        case .foreign(let session): session.connection.close()
        case .home: leaveHome(session)
        default: break
        }
        loop.performOnNextTurn(completion)
    }

    private func leaveHome(_ session: Int) {
        switch mode {
        case .shared(let shared): shared.clientLeft(session)
        case .direct(let direct): direct.end(session)
        case .reading, .recording, .refused: break
        }
    }

    // MARK: - Queries

    func query(
        _ request: GatewayRequest, in session: Int,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        guard let client = clients[session] else {
            return refuse(GatewayFailure(message: "the connection is closed"), completion)
        }
        if case .foreign(let session) = client.target {
            return session.submit(request, completion: completion)
        }
        if case .connecting(isHome: false) = client.target {
            return refuse(GatewayFailure(message: "the connection is not open"), completion)
        }
        queryCount += 1
        let leaver = request.leftBehindBy
        switch leaver.map({ .refused("\($0), which left it behind, is over") }) ?? mode {
        case .shared(let shared):
            SharedRequests(session: shared, temporaryDirectory: temporaryDirectory).enqueue(
                request, from: session, events: client.events, completion: completion)
        case .direct(let direct):
            direct.submit(request, from: session, events: client.events, completion: completion)
        case .reading(let reading): reading.submit(request, completion: completion)
        case .recording(let recorder): recorder.submit(request, completion: completion)
        case .refused(let reason):
            refusals.append("a query was refused, as \(reason): \(request.text.firstLine)")
            refuse(GatewayFailure(message: "the query is refused: \(reason)"), completion)
        }
    }

    private func refuse(
        _ failure: GatewayFailure,
        _ completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        loop.performOnNextTurn { completion(.failure(failure)) }
    }

    func cancel(_ session: Int) {
        switch clients[session]?.target {
        case .foreign(let session): session.connection.cancel()
        case .home:
            switch mode {
            case .shared(let shared): shared.cancel(client: session)
            case .direct(let direct): direct.cancel(session)
            case .reading(let reading): reading.connection.cancel()
            case .recording, .refused: break
            }
        default: break
        }
    }

    func parseConnectionString(_ text: String) throws(GatewayFailure) -> [(String, SettingValue)] {
        try ConnectionStringForScripts.parse(text)
    }
}
