/// Where to connect, as whom, and how: what a connection string says, nothing filled in.
package struct ConnectionSettings: Equatable, Sendable {
    /// The server's name or address, a socket's directory (it begins with `/`), or several with commas.
    package var host: String?
    /// The server's address where the name is not to be looked up.
    package var hostAddress: String?
    /// The port, or one for each host, with commas.
    package var port: String?
    /// The database.
    package var database: String?
    /// The role to log in as.
    package var user: String?
    /// The role's password.
    package var password: String?
    /// How the connection is encrypted; nil means not at all, unless `PGSSLMODE` says more.
    package var tls: TLSMode?
    /// The file with the client's certificate.
    package var certificateFile: String?
    /// The file with the key of the client's certificate.
    package var keyFile: String?
    /// The file with the authorities to trust; nil for those of the system.
    package var authorityFile: String?
    /// Command-line options for the server, such as `-c search_path=app`.
    package var options: String?
    /// The name under which the server lists the connection.
    package var applicationName: String?
    /// How long to try each host, in seconds; nil or 0 waits as long as the system does.
    package var connectTimeout: Int?
    /// Further libpq keywords, in the order they were given.
    package var furtherKeywords: [Keyword] = []

    package init() {}

    /// A keyword of libpq and its value.
    package struct Keyword: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }
}

extension ConnectionSettings {
    /// Whether a service file supplies what is not said here.
    package var usesService: Bool { furtherKeywords.contains { $0.name == "service" } }
}

extension ConnectionSettings: CustomStringConvertible, CustomReflectable {
    /// The settings as a URL without the password and without parameters, for people to read.
    package var description: String {
        var settings = ConnectionSettings()
        settings.host = host ?? hostAddress
        settings.port = port
        settings.database = database
        settings.user = user
        if let service = furtherKeywords.first(where: { $0.name == "service" }), host == nil {
            return "service \(service.value)"
        }
        return settings.url
    }

    /// Shows a debugger or a failing test what ``description`` shows, so that no password gets out.
    package var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}
