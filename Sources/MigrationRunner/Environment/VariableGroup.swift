import Postgres

/// Variables that name a database together.
struct VariableGroup {
    let host: String
    let port: String
    let database: String
    let user: String
    let password: String
    /// The group's name for messages.
    let name: String

    /// `DB_HOST` and its like, which the projects' own query helpers read.
    static let database = VariableGroup(
        host: "DB_HOST", port: "DB_PORT", database: "DB_NAME", user: "DB_USER",
        password: "DB_PASSWORD", name: "DB_*")

    /// `PGHOST` and its like, which libpq and pg read.
    static let postgres = VariableGroup(
        host: "PGHOST", port: "PGPORT", database: "PGDATABASE", user: "PGUSER",
        password: "PGPASSWORD", name: "PG*")

    /// What the variables say, nil where none of them names a host, a database or a role.
    func candidate(in environment: Environment) -> ConnectionSource.Candidate? {
        var settings = ConnectionSettings()
        settings.host = environment[host]?.value
        settings.port = environment[port]?.value
        settings.database = environment[database]?.value
        settings.user = environment[user]?.value
        settings.password = environment[password]?.value
        let found = [host, database, user].compactMap { environment[$0] }
        var origins = found.map(\.origin)
        if name == VariableGroup.postgres.name, let service = environment["PGSERVICE"] {
            settings.furtherKeywords.append(.init(name: "service", value: service.value))
            // Only libpq reads service files, so the file's sslmode is libpq's.
            settings.tls = .libpq(nil)
            origins.append(service.origin)
        }
        guard let origin = origins.first else { return nil }
        if let variable = environment[port], !isPort(variable.value) {
            let place = "\(port) in \(variable.origin)"
            return .unusable(.badPort(origin: place), origin: place)
        }
        return .settings(settings, origin: "\(name) in \(origin)")
    }

    /// A port, or libpq's list of them.
    private func isPort(_ text: String) -> Bool {
        text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
            (1...65_535).contains(Int(part) ?? 0)
        }
    }
}
