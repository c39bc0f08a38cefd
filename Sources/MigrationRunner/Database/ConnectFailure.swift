import NodeRuntime
import Postgres

extension GatewayFailure {
    /// Why a connection could not be made, in the words and with the properties of Node's errors where
    /// it was the system that refused it.
    init(connecting error: PostgresError, to settings: [String: SettingValue]) {
        self.init(error)
        guard isConnectionFailure, let code = properties["code"], let errno = Self.numbers[code]
        else { return }
        let host = settings["host"]?.text ?? ""
        let port = settings["port"]?.text ?? "5432"
        properties["errno"] = errno
        if code == "ENOTFOUND" {
            message = "getaddrinfo \(code) \(host)"
            properties["syscall"] = "getaddrinfo"
            properties["hostname"] = host
            return
        }
        properties["syscall"] = "connect"
        if host.hasPrefix("/") {
            properties["address"] = "\(host)/.s.PGSQL.\(port)"
            message = "connect \(code) \(host)/.s.PGSQL.\(port)"
        } else {
            // libpq names the address behind the host's name.
            let address = error.message.firstMatch(of: /\(([0-9a-f.:]+)\), port/)
                .map { String($0.1) }
            properties["address"] = address ?? host
            properties["port"] = port
            message = "connect \(code) \(address ?? host):\(port)"
        }
    }

    /// Node's numbers for what can go wrong.
    private static let numbers = [
        "ECONNREFUSED": "-111", "ENOENT": "-2", "ENOTFOUND": "-3008", "ETIMEDOUT": "-110",
        "EACCES": "-13", "EHOSTUNREACH": "-113", "ENETUNREACH": "-101",
    ]
}
