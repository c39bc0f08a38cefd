extension EphemeralCluster {
    /// How a private server is set up.
    package struct Options: Sendable {
        package var superuser = "jsmigrate"
        package var databaseName = "jsmigrate"
        package var maximumConnections = 40
        /// Whether commits wait for the disk, as on a real server; off, a private server is several times faster.
        package var isDurable = false
        /// Settings that win over all others, as in `("log_statement", "all")`.
        package var settings: [(name: String, value: String)] = []
        /// How long the server may take until it accepts connections.
        package var startTimeout: Duration = .seconds(30)

        package init() {}

        /// The server's command line settings.
        var commandLineSettings: [String] {
            var all: [(name: String, value: String)] = [
                ("listen_addresses", ""), ("max_connections", String(maximumConnections)),
                ("logging_collector", "off"), ("log_destination", "stderr"),
            ]
            if !isDurable {
                all += [
                    ("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "off"),
                    ("shared_buffers", "32MB"),
                ]
            }
            return (all + settings).flatMap { ["-c", "\($0.name)=\($0.value)"] }
        }
    }

    /// Where a private server is reached; it trusts whoever can open its socket.
    package struct ConnectionSettings: Equatable, Sendable {
        /// The folder with the unix socket, to be given as libpq's `host`.
        package let socketDirectory: String
        package let port: Int
        package let user: String
        package let databaseName: String
    }
}
