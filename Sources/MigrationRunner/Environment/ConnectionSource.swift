package import Postgres

/// Which database is meant, and who says so.
package struct ConnectionSource: Equatable, Sendable {
    /// How to connect, completed from `PG*` as `pg` does it.
    package let settings: ConnectionSettings
    /// Where the settings come from, such as `DATABASE_URL in .env`.
    package let origin: String
    /// What a person should know: ignored parameters, other sources that name another database.
    package let notices: [String]

    /// Finds the database: `--database`, the configuration, `DATABASE_URL`, `DB_*`, `PG*`, in this order.
    ///
    /// - Parameters:
    ///   - option: The value of `--database`.
    ///   - direct: The value of `--direct-url`: another way to the database that the rest names.
    ///   - configured: The connection string of the configuration file, and that file's name.
    ///   - environment: The variables, `.env` files included.
    /// - Returns: The first source there is.
    /// - Throws: ``ConnectionSourceError`` where there is none, or the first one cannot be read.
    package static func resolve(
        option: String?, direct: String? = nil,
        configured: (text: String, file: String)? = nil, environment: Environment
    ) throws(ConnectionSourceError) -> ConnectionSource {
        var candidates: [Candidate] = []
        if let option { candidates.append(.text(option, origin: "--database")) }
        if let configured { candidates.append(.text(configured.text, origin: configured.file)) }
        if let url = environment["DATABASE_URL"] {
            candidates.append(.text(url.value, origin: "DATABASE_URL in \(url.origin)"))
        }
        for group in [VariableGroup.database, .postgres] {
            if let found = group.candidate(in: environment) { candidates.append(found) }
        }
        if let direct { return try resolve(direct: direct, for: candidates.first, environment) }
        guard let first = candidates.first else { throw .noSource }
        let used = try first.read()
        let settings = used.settings.completed(from: environment)
        var notices = used.notices
        for other in candidates.dropFirst() {
            // What cannot be read names no database, and is not what is used.
            guard let named = try? other.read().settings, settings.contradicts(named) else {
                continue
            }
            notices.append(
                "\(first.origin) is used (\(settings)); "
                    + "\(other.origin) names another database (\(named))")
        }
        return ConnectionSource(settings: settings, origin: first.origin, notices: notices)
    }

    /// The way past a pooler; host and port differ on purpose, the database must not.
    private static func resolve(
        direct: String, for named: Candidate?, _ environment: Environment
    ) throws(ConnectionSourceError) -> ConnectionSource {
        let candidate = Candidate.text(direct, origin: "--direct-url")
        let used = try candidate.read()
        let settings = used.settings.completed(from: environment)
        var notices = used.notices
        if let named, let database = (try? named.read())?.settings.database,
            database != settings.database
        {
            notices.append(
                "\(candidate.origin) is used (\(settings)); \(named.origin) names another database"
                    + " (\(database))")
        }
        return ConnectionSource(settings: settings, origin: candidate.origin, notices: notices)
    }
}

extension ConnectionSettings {
    /// Whether another source names another host, port or database than these completed settings.
    fileprivate func contradicts(_ other: ConnectionSettings) -> Bool {
        func differ(_ mine: String?, _ theirs: String?) -> Bool {
            guard let theirs, !theirs.isEmpty else { return false }
            return mine != theirs
        }
        let otherPort = other.port ?? (other.host == nil ? nil : "5432")
        return differ(host?.asLocalHost ?? "localhost", other.host?.asLocalHost)
            || differ(port ?? "5432", otherPort) || differ(database ?? user, other.database)
    }
}

extension String {
    /// One name for the ways to write this machine's address.
    fileprivate var asLocalHost: String {
        ["127.0.0.1", "::1"].contains(self) ? "localhost" : self
    }
}
