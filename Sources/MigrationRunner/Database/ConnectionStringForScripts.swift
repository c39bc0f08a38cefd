import Filesystem
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
        case nil: break
        case .disabled?: values.append(("ssl", .boolean(false)))
        case .unverified?: values.append(("ssl", .object(["rejectUnauthorized": .boolean(false)])))
        default: values.append(("ssl", try tls(parsed)))
        }
        return values
    }

    /// `ssl` as pg-connection-string makes it: true where the string says so, else an object with what
    /// the files hold that it names.
    private static func tls(_ parsed: ConnectionString) throws(GatewayFailure) -> SettingValue {
        let names = parsed.parameters.map(\.name)
        let files: KeyValuePairs<String, String?> = [
            "ca": parsed.settings.authorityFile, "cert": parsed.settings.certificateFile,
            "key": parsed.settings.keyFile,
        ]
        var members: [String: SettingValue] = [:]
        for (name, path) in files {
            guard let path else { continue }
            do {
                members[name] = .text(try Filesystem.readText(path))
            } catch {
                throw GatewayFailure(message: "the connection string's file \(path): \(error)")
            }
        }
        guard members.isEmpty, names.contains("ssl"), !names.contains("sslmode") else {
            return .object(members)
        }
        return .boolean(true)
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
