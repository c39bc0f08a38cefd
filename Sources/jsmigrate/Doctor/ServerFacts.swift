import MigrationKit

/// What a server says of itself and of the role that asks.
struct ServerFacts {
    private let row: [String: String]

    init(_ row: [String: String]) { self.row = row }

    /// The server's version as a number, 150004.
    var version: Int { Int(row["version_number"] ?? "") ?? 0 }

    static let query = """
        SELECT pg_catalog.current_setting('server_version') AS version,
               pg_catalog.current_setting('server_version_num') AS version_number,
               pg_catalog.current_database() AS database,
               pg_catalog.quote_ident(current_user) AS role,
               pg_catalog.pg_is_in_recovery() AS in_recovery,
               (SELECT reset_val FROM pg_catalog.pg_settings
                 WHERE name = 'default_transaction_read_only') AS read_only,
               pg_catalog.quote_ident(pg_catalog.current_schema()) AS schema,
               pg_catalog.current_setting('search_path') AS search_path,
               pg_catalog.has_schema_privilege(pg_catalog.current_schema(), 'CREATE') AS can_create,
               pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS can_create_schema,
               r.rolsuper AS is_superuser, r.rolconnlimit AS role_limit,
               (SELECT datconnlimit FROM pg_catalog.pg_database
                 WHERE datname = pg_catalog.current_database()) AS database_limit,
               (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity
                 WHERE usename = current_user) AS sessions_of_role,
               (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity
                 WHERE datname = pg_catalog.current_database()) AS sessions_of_database,
               extract(epoch FROM pg_catalog.clock_timestamp()) AS clock
          FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user
        """

    private func holds(_ name: String) -> Bool { row[name] == "t" }
    private func number(_ name: String) -> Int { Int(row[name] ?? "") ?? 0 }
    private func text(_ name: String) -> String { row[name] ?? "" }

    /// Judges them.
    ///
    /// - Parameter now: the time of this machine, in seconds since 1970.
    func examine(_ diagnosis: inout Diagnosis, now: Double) {
        examineServer(&diagnosis)
        examineRole(&diagnosis)
        examineLimits(&diagnosis)
        let skew = (Double(text("clock")) ?? now) - now
        let seconds = Int(skew.magnitude.rounded())
        if skew.magnitude > Self.tolerance {
            diagnosis.warn(
                "clock", "the server's is \(seconds) s \(skew > 0 ? "ahead" : "behind")",
                help:
                    "times of the history are the server's, those of logs this machine's: have both"
                    + " use NTP")
        } else {
            diagnosis.pass("clock", "the server's agrees with this machine's")
        }
    }

    /// How far the clocks may be apart, in seconds.
    private static let tolerance = 5.0
    /// A run's own session, and the one that holds its lock.
    private static let sessionsOfARun = 2

    private func examineServer(_ diagnosis: inout Diagnosis) {
        let text = "PostgreSQL \(text("version")), database \(text("database"))"
        if holds("in_recovery") {
            diagnosis.fail(
                "server", "\(text): a standby, which takes no writes",
                help: "connect to the primary")
        } else if self.text("read_only") == "on" {
            diagnosis.fail(
                "server", "\(text): its transactions are read-only",
                help: "default_transaction_read_only is on, for this role, database or server")
        } else if version < 120_000 {
            diagnosis.warn(
                "server", "\(text): older than PostgreSQL 12",
                help: "some checks are not made there; nothing older is tested")
        } else {
            diagnosis.pass("server", text)
        }
    }

    private func examineRole(_ diagnosis: inout Diagnosis) {
        let role = text("role")
        guard let schema = row["schema"] else {
            return diagnosis.fail(
                "role",
                "\(role): no schema of its search_path (\(text("search_path"))) is there for it",
                help: "create the schema, or grant USAGE on it")
        }
        guard holds("can_create") else {
            return diagnosis.fail(
                "role", "\(role) may not create in the schema \(schema)",
                help: "GRANT CREATE ON SCHEMA \(schema) TO \(role)")
        }
        let more =
            holds("is_superuser")
            ? "; it is a superuser" : holds("can_create_schema") ? "; it may create schemas" : ""
        diagnosis.pass("role", "\(role) may create in the schema \(schema)\(more)")
    }

    private func examineLimits(_ diagnosis: inout Diagnosis) {
        let limits = [
            (
                "role_limit", "sessions_of_role", "the role \(text("role"))",
                "ALTER ROLE \(text("role"))"
            ),
            (
                "database_limit", "sessions_of_database", "the database \(text("database"))",
                "ALTER DATABASE …"
            ),
        ]
        for (limit, sessions, owner, command) in limits where number(limit) >= 0 {
            // A superuser is not counted.
            if holds("is_superuser") { continue }
            // The session that asks is one of those of a run.
            let free = number(limit) - number(sessions) + 1
            let text = "\(owner) may have \(number(limit)) sessions, and has \(number(sessions))"
            guard free < Self.sessionsOfARun else { continue }
            diagnosis.fail(
                "connections", text,
                help:
                    "a run needs two sessions: \(command) CONNECTION LIMIT …, or end other sessions"
            )
        }
    }
}
