extension ConnectionString {
    /// Takes over the parameters of a URL; of one that occurs twice the last counts.
    mutating func apply(
        _ parameters: [ConnectionSettings.Keyword]
    ) throws(ConnectionStringError) {
        self.parameters = parameters.filter { !["password", "sslpassword"].contains($0.name) }
        var values: [String: String] = [:]
        for parameter in parameters { values[parameter.name] = parameter.value }
        var seen: Set<String> = []
        for name in parameters.map(\.name) where seen.insert(name).inserted {
            guard let value = values[name], !value.isEmpty else { continue }
            try apply(name, value)
        }
        try applyTLS(values)
    }

    private mutating func apply(
        _ name: String, _ value: String
    ) throws(ConnectionStringError) {
        switch name {
        case "host": settings.host = value
        case "hostaddr": settings.hostAddress = value
        case "port":
            let ports = value.split(separator: ",", omittingEmptySubsequences: false)
            guard ports.allSatisfy({ $0.isEmpty || ConnectionString.isPort($0) }) else {
                throw .badPort
            }
            settings.port = value
        case "user": settings.user = value
        case "password": settings.password = value
        case "dbname", "database": if settings.database == nil { settings.database = value }
        case "options": addOptions(value)
        case "application_name": settings.applicationName = value
        case "connect_timeout":
            guard let seconds = Int(value), seconds >= 0 else { throw .badValue(parameter: name) }
            settings.connectTimeout = seconds
        case "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout":
            guard let milliseconds = Int(value), milliseconds >= 0 else {
                throw .badValue(parameter: name)
            }
            addOptions("-c \(name)=\(milliseconds)")
        case _ where tlsParameters.contains(name) || pgParameters.contains(name): break
        case _ where libpqParameters.contains(name):
            settings.furtherKeywords.append(.init(name: name, value: value))
        default: addNotice(name)
        }
    }

    private mutating func addOptions(_ text: String) {
        settings.options = settings.options.map { $0 + " " + text } ?? text
    }

    private mutating func addNotice(_ name: String) {
        let owner = foreignParameters[name]
        notices.append(
            owner.map { "the URL's parameter \"\(name)\" is \($0)'s and is ignored" }
                ?? "the URL's parameter \"\(name)\" is unknown to PostgreSQL and is ignored")
    }
}

/// Read together by `applyTLS`.
private let tlsParameters: Set<String> = [
    "ssl", "sslmode", "sslcert", "sslkey", "sslrootcert", "uselibpqcompat", "sslnegotiation",
]

/// What pg reads on the client's side, or what has no effect because everything here is UTF-8.
private let pgParameters: Set<String> = [
    "query_timeout", "keepAlive", "connectionTimeoutMillis", "client_encoding", "encoding",
    "binary",
]

/// Keywords of libpq 15 that have no property of their own.
private let libpqParameters: Set<String> = [
    "channel_binding", "fallback_application_name", "gssencmode", "gsslib", "keepalives",
    "keepalives_count", "keepalives_idle", "keepalives_interval", "krbsrvname", "passfile",
    "replication", "requirepeer", "service", "sslcompression", "sslcrl", "sslcrldir",
    "ssl_max_protocol_version", "ssl_min_protocol_version", "sslpassword", "sslsni",
    "target_session_attrs", "tcp_user_timeout",
]

/// Parameters that other tools put into the URL.
private let foreignParameters: [String: String] = [
    "schema": "Prisma", "connection_limit": "Prisma", "pool_timeout": "Prisma",
    "socket_timeout": "Prisma", "sslaccept": "Prisma", "sslidentity": "Prisma",
    "statement_cache_size": "Prisma", "pgbouncer": "Prisma", "single_use_connections": "Prisma",
    "pool_mode": "a pooler", "prepareThreshold": "JDBC", "currentSchema": "JDBC",
    "serverVersion": "Doctrine", "charset": "Doctrine", "prepared_statements": "Rails",
    "pool": "Rails", "sslfactory": "JDBC", "search_path": "another tool",
    "prepared_statement_cache_size": "asyncpg", "min_size": "asyncpg", "max_size": "asyncpg",
]
