package import Postgres

/// Why there is no database to work on.
package enum ConnectionSourceError: Error, Equatable, Sendable {
    /// Nothing names one.
    case noSource
    /// What names it cannot be read.
    case unreadable(origin: String, ConnectionStringError)
    /// A variable's value is not a port.
    case badPort(origin: String)
}

extension ConnectionSourceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSource:
            """
            no database is named
              give --database postgres://user@host:5432/name,
              or set DATABASE_URL, or DB_HOST, DB_PORT, DB_NAME, DB_USER and DB_PASSWORD, or PGHOST and \
            PGDATABASE, in the environment or in a .env file,
              or use --ephemeral to work on a private database
            """
        case .unreadable(let origin, let error): "\(origin): \(error)"
        case .badPort(let origin): "\(origin): the port is not a number from 1 to 65535"
        }
    }
}
