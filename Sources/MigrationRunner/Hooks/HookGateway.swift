import NodeRuntime
import Postgres

/// Where the sessions of a configuration file lead: at first, while it is read, to connections of their own;
/// once hooks are called, to the database of the run.
final class HookGateway: DatabaseGateway {
    private struct Client {
        let settings: [String: SettingValue]
        let events: SessionEvents
        var gateway: any DatabaseGateway
        var session: Int
    }

    private let plain: PlainGateway
    private var run: MigrationGateway?
    private var clients: [Int: Client] = [:]
    private var nextClient = 1

    /// Makes a gateway that is not in a run yet.
    init(plain: PlainGateway) { self.plain = plain }

    var epoch: Int { run?.epoch ?? 0 }

    /// Leads to a run's database from now on. Sessions that were opened there before become sessions of the
    /// run: on a connection of its own, a hook might wait for what its own migration holds.
    func enter(_ run: MigrationGateway, of endpoint: Endpoint) {
        self.run = run
        for (number, client) in clients where Endpoint(client.settings) == endpoint {
            client.gateway.end(client.session) {}
            clients[number]?.gateway = run
            clients[number]?.session = run.connect(
                client.settings,
                events: SessionEvents(
                    onNotice: client.events.onNotice, onNotification: client.events.onNotification,
                    onEnd: client.events.onEnd))
        }
    }

    /// Ends all sessions at once.
    func closeAll() {
        plain.closeAll()
        clients = [:]
    }

    /// Has no session of now keep the program waiting.
    func letGo() {
        for client in clients.values { plain.setReferenced(false, session: client.session) }
    }

    // MARK: - Sessions

    func connect(_ settings: [String: SettingValue], events: SessionEvents) -> Int {
        let number = nextClient
        nextClient += 1
        let gateway: any DatabaseGateway = run ?? plain
        clients[number] = Client(
            settings: settings, events: events, gateway: gateway,
            session: gateway.connect(settings, events: events))
        return number
    }

    func query(
        _ request: GatewayRequest, in session: Int,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void
    ) {
        // Those that are not known are refused by either.
        let client = clients[session]
        (client?.gateway ?? plain).query(
            request, in: client?.session ?? 0, completion: completion)
    }

    func end(_ session: Int, completion: @escaping () -> Void) {
        let client = clients.removeValue(forKey: session)
        (client?.gateway ?? plain).end(client?.session ?? 0, completion: completion)
    }

    func cancel(_ session: Int) {
        guard let client = clients[session] else { return }
        client.gateway.cancel(client.session)
    }

    func setReferenced(_ isReferenced: Bool, session: Int) {
        guard let client = clients[session] else { return }
        client.gateway.setReferenced(isReferenced, session: client.session)
    }

    func parseConnectionString(_ text: String) throws(GatewayFailure) -> [(String, SettingValue)] {
        try ConnectionStringForScripts.parse(text)
    }
}
