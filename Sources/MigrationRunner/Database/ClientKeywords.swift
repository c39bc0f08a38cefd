import NodeRuntime
import Postgres

/// The libpq keywords for what a script's client asks of its connection.
struct ClientKeywords {
    /// Keywords and values, for libpq.
    let pairs: [(String, String)]

    /// - Parameter files: where the certificates and keys of `ssl` are, as libpq reads them from files.
    init(_ settings: [String: SettingValue], files: ClientCertificates = ClientCertificates()) {
        var connection = ConnectionSettings()
        func text(_ name: String) -> String? {
            settings[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
        }
        connection.host = text("host")
        connection.port = text("port")
        connection.user = text("user")
        connection.password = text("password")
        connection.database = text("database")
        connection.applicationName = text("application_name")
        connection.tls = Self.mode(of: settings["ssl"])
        connection.authorityFile = files.authority
        connection.certificateFile = files.certificate
        connection.keyFile = files.key
        if case .object(let members)? = settings["ssl"], let name = members["servername"]?.text {
            // The certificate's name is looked for in what libpq takes for the host.
            connection.hostAddress = connection.host
            connection.host = name
        }
        var options = text("options").map { [$0] } ?? []
        for name in ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] {
            guard let value = text(name), value != "0", value != "false" else { continue }
            options.append("-c \(name)=\(value)")
        }
        if !options.isEmpty { connection.options = options.joined(separator: " ") }
        var pairs = connection.libpqKeywords().filter { $0.0 != "fallback_application_name" }
        if let replication = text("replication") { pairs.append(("replication", replication)) }
        if case .object(let members)? = settings["ssl"], let password = members["passphrase"]?.text
        {
            pairs.append(("sslpassword", password))
        }
        if settings["keepAlive"] == .boolean(true),
            let delay = text("keepAliveInitialDelayMillis").flatMap({ Double($0) }), delay >= 1_000
        {
            pairs.append(("keepalives_idle", String(Int(delay / 1_000))))
        }
        self.pairs = pairs
    }

    /// node-postgres encrypts only when asked, and then verifies unless told not to.
    private static func mode(of ssl: SettingValue?) -> TLSMode {
        switch ssl {
        case nil, .boolean(false): .disabled
        case .object(let members) where members["rejectUnauthorized"] == .boolean(false):
            .unverified
        // A function of the script's own judges the name: it cannot be asked here.
        case .object(let members) where members["checksServerIdentity"] == .boolean(true):
            .verifiedAuthority
        default: .verified
        }
    }
}
