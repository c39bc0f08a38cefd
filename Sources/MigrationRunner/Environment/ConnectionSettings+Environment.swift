package import Postgres

extension ConnectionSettings {
    /// The settings with what they leave open taken from `PG*` and then from the defaults of pg.
    ///
    /// pg connects to `localhost` where nobody names a host; keywords in libpq's form leave that to
    /// libpq, which takes the local socket. A service file comes before the variables, so nothing is
    /// filled in then.
    func completed(from environment: Environment) -> ConnectionSettings {
        if usesService { return self }
        func value(_ name: String) -> String? { environment[name]?.value }
        var settings = self
        if hostAddress == nil, host?.isEmpty ?? true { settings.host = value("PGHOST") }
        if port?.isEmpty ?? true { settings.port = value("PGPORT") }
        if database?.isEmpty ?? true { settings.database = value("PGDATABASE") }
        if user?.isEmpty ?? true { settings.user = value("PGUSER") }
        if password?.isEmpty ?? true { settings.password = value("PGPASSWORD") }
        if options == nil { settings.options = value("PGOPTIONS") }
        if applicationName == nil { settings.applicationName = value("PGAPPNAME") }
        if connectTimeout == nil {
            settings.connectTimeout = value("PGCONNECT_TIMEOUT").flatMap { Int($0) }
        }
        switch tls {
        case nil: settings.tls = value("PGSSLMODE").flatMap(TLSMode.init(pgMode:))
        case .libpq(nil): settings.tls = .libpq(value("PGSSLMODE"))
        default: break
        }
        let isLibpqForm = if case .libpq = tls { true } else { false }
        if settings.host == nil, hostAddress == nil, !isLibpqForm { settings.host = "localhost" }
        return settings
    }

    /// The variables under which scripts look for their database; nil for one that must not be set.
    ///
    /// - Returns: `DATABASE_URL`, `DB_*` and `PG*`, all of which name this connection.
    package func scriptVariables() -> [(name: String, value: String?)] {
        let host = host ?? hostAddress
        let database = database ?? user
        return [
            ("DATABASE_URL", url),
            ("DB_HOST", host), ("DB_PORT", port ?? "5432"), ("DB_NAME", database),
            ("DB_USER", user), ("DB_PASSWORD", password),
            ("PGHOST", host), ("PGPORT", port ?? "5432"), ("PGDATABASE", database),
            ("PGUSER", user), ("PGPASSWORD", password),
        ]
    }
}
