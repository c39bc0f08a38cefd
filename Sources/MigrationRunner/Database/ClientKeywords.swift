import NodeRuntime

/// The libpq keywords for what a script's client asks of its connection.
struct ClientKeywords {
    /// Keywords and values, for libpq.
    let pairs: [(String, String)]

    init(_ settings: [String: SettingValue]) {
        var pairs: [(String, String)] = []
        func add(_ keyword: String, _ name: String) {
            if let value = settings[name]?.text, !value.isEmpty { pairs.append((keyword, value)) }
        }
        add("host", "host")
        add("port", "port")
        add("user", "user")
        add("password", "password")
        add("dbname", "database")
        add("application_name", "application_name")
        pairs.append(("client_encoding", "UTF8"))
        pairs.append(("sslmode", Self.mode(of: settings["ssl"])))
        var options = settings["options"]?.text.map { [$0] } ?? []
        for name in ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] {
            guard let value = settings[name]?.text, value != "0", value != "false" else { continue }
            options.append("-c \(name)=\(value)")
        }
        if !options.isEmpty { pairs.append(("options", options.joined(separator: " "))) }
        self.pairs = pairs
    }

    /// node-postgres encrypts only when asked, and then verifies unless told not to.
    private static func mode(of ssl: SettingValue?) -> String {
        switch ssl {
        case nil, .boolean(false): "disable"
        case .object(let members) where members["rejectUnauthorized"] == .boolean(false): "require"
        default: "verify-full"
        }
    }
}
