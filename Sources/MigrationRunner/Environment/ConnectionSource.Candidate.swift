import Postgres

extension ConnectionSource {
    /// A place that names a database.
    enum Candidate {
        /// A connection string that is still to be read.
        case text(String, origin: String)
        /// Settings made of several variables.
        case settings(ConnectionSettings, origin: String)
        /// Variables of which one has a value that it cannot have.
        case unusable(ConnectionSourceError, origin: String)

        var origin: String {
            switch self {
            case .text(_, let origin), .settings(_, let origin), .unusable(_, let origin): origin
            }
        }

        /// The settings, and what was ignored in them.
        func read() throws(ConnectionSourceError) -> ConnectionString {
            switch self {
            case .settings(let settings, _):
                var result = ConnectionString()
                result.settings = settings
                return result
            case .unusable(let error, _):
                throw error
            case .text(let text, let origin):
                do throws(ConnectionStringError) {
                    return try ConnectionString.parse(text)
                } catch {
                    throw .unreadable(origin: origin, error)
                }
            }
        }
    }
}
