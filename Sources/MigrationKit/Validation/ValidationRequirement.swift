/// What a validator needs in order to check anything; where it is unmet, the report says so.
package enum ValidationRequirement: Equatable, Sendable {
    /// A version of PostgreSQL at least, as `server_version_num` gives it: 140000 for 14.
    case serverVersion(Int)

    /// A server that can be written to: no standby.
    case primary

    /// An extension that is installed in the database.
    case `extension`(String)

    /// The rights of a role, most often one of the predefined ones, such as `pg_read_all_stats`.
    case role(String)

    /// Why the requirement is unmet, as the end of "skipped: "; nil where it is met.
    package func shortfall(on server: ServerFacts) -> String? {
        switch self {
        case .serverVersion(let number):
            if server.version >= number { return nil }
            return "it needs PostgreSQL \(Self.name(ofVersion: number)) or newer, and this server"
                + " is \(Self.name(ofVersion: server.version))"
        case .primary:
            return server.isStandby ? "it needs a primary, and this server is a standby" : nil
        case .extension(let name):
            if server.extensions.contains(name) { return nil }
            return "it needs the extension \(name), which this database does not have"
        case .role(let name):
            if server.roles.contains(name) { return nil }
            return "it needs the rights of the role \(name), which \(server.user) does not have"
        }
    }

    /// Since 10 the number is MAJOR * 10000 + MINOR (libpq, `PQserverVersion`).
    private static func name(ofVersion number: Int) -> String {
        let minor = number % 10_000
        return minor == 0 ? "\(number / 10_000)" : "\(number / 10_000).\(minor)"
    }
}
