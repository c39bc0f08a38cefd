import NodeRuntime
import Postgres

/// Connection strings as the `pg` module asks for them.
enum ConnectionStringForScripts {
    /// Reads a connection string into the properties that pg-connection-string gives.
    ///
    /// - Throws: ``GatewayFailure`` that says what is wrong, without the password.
    static func parse(_ text: String) throws(GatewayFailure) -> [(String, SettingValue)] {
        let parsed: ConnectionString
        do {
            parsed = try ConnectionString.parse(text)
        } catch {
            throw GatewayFailure(message: "\(error)")
        }
        let settings = parsed.settings
        var values: [(String, SettingValue)] = []
        let texts: KeyValuePairs<String, String?> = [
            "host": settings.host, "port": settings.port, "database": settings.database,
            "user": settings.user, "password": settings.password, "options": settings.options,
            "application_name": settings.applicationName,
        ]
        for (name, value) in texts {
            if let value { values.append((name, .text(value))) }
        }
        for parameter in parsed.parameters where !values.contains(where: { $0.0 == parameter.name })
        {
            values.append((parameter.name, .text(parameter.value)))
        }
        switch settings.tls {
        case nil, .disabled?: break
        case .unverified?: values.append(("ssl", .object(["rejectUnauthorized": .boolean(false)])))
        default: values.append(("ssl", .boolean(true)))
        }
        return values
    }
}

extension Endpoint {
    /// The endpoint that connection settings lead to, with node-postgres' defaults.
    init(_ settings: ConnectionSettings, user: String) {
        let name = settings.user ?? user
        self.init(
            host: settings.host ?? settings.hostAddress ?? "", port: settings.port ?? "5432",
            database: settings.database ?? name, user: name)
    }
}
