import MigrationKit

/// Whether many others use the database while it is to be migrated.
///
/// - Condition: `WARN` when over ``ValidationThresholds/activeConnections`` sessions of clients are
///   connected to the database, or over ``ValidationThresholds/connectionUsePercent`` percent of
///   the connections are taken that the server has for ordinary users, or that the database or the role
///   is allowed. The program's own sessions are left out of the first number. Idle sessions count: any may
///   begin a transaction at any moment, and a role without `pg_read_all_stats` is not told the state
///   of other users' sessions.
/// - Why: Each session may hold a lock that a migration waits for, or wait for one that it holds;
///   and a migration that finds no connection left cannot run.
/// - Source: PostgreSQL manual, "The Cumulative Statistics System" (`pg_stat_activity`),
///   "Connection Settings" (`max_connections`, `superuser_reserved_connections`,
///   `reserved_connections` since 16), and `CONNECTION LIMIT` of `CREATE DATABASE` and `CREATE ROLE`,
///   which holds for no superuser.
struct ActiveConnectionsValidator: MigrationValidator {
    let name = "active-connections"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let own = ArrayLiteral.text(context.ownProcesses)
        return try context.database.query(Self.sql, [own]).map { row in
            try finding(row, context.thresholds)
        }
    }

    private func finding(
        _ row: ReadOnlyRow, _ thresholds: ValidationThresholds
    ) throws -> ValidationFinding {
        let here = try row.integer("here")
        let taken = try row.integer("taken")
        let room = try row.integer("room")
        var summary = "\(here) other connections to this database"
        if let states = row["states"] { summary += " (\(states))" }
        summary += "; \(taken) of the server's \(room) connections are taken"

        var reasons: [String] = []
        if here > thresholds.activeConnections {
            reasons.append("more than \(thresholds.activeConnections) use the database")
        }
        let percent = thresholds.connectionUsePercent
        if taken * 100 > room * percent {
            reasons.append("more than \(percent) percent of what max_connections leaves are taken")
        }
        for (owner, name) in [("database", "database"), ("role", "user_name")] {
            guard row["\(owner)_limit"] != nil else { continue }
            let limit = try row.integer("\(owner)_limit")
            let used = try row.integer("\(owner)_taken")
            guard used * 100 > limit * percent else { continue }
            reasons.append(
                "\(owner) \(try row.text(name)) has \(used) of the \(limit) connections of its"
                    + " CONNECTION LIMIT")
        }
        guard !reasons.isEmpty else { return .pass(summary) }
        return .warn(
            Lines.join(summary, reasons),
            help:
                "Run the migrations when less goes on, or close idle connections: a migration waits"
                + " for what they lock, and new sessions may soon be refused.")
    }

    private static let sql = """
        WITH client AS (
            SELECT pid, datname, usename, coalesce(state, 'state not shown') AS state
              FROM pg_stat_activity
             WHERE coalesce(backend_type, 'client backend') = 'client backend'
               AND datid IS NOT NULL
        ), here AS (
            SELECT state, count(*) AS number
              FROM client
             WHERE datname = current_database()
               AND pid <> pg_backend_pid()
               AND pid <> ALL ($1::integer[])
             GROUP BY state
        )
        SELECT (SELECT coalesce(sum(number), 0) FROM here) AS here,
               (SELECT string_agg(number || ' ' || state, ', ' ORDER BY number DESC, state)
                  FROM here) AS states,
               (SELECT count(*) FROM client) AS taken,
               current_setting('max_connections')::integer
                   - current_setting('superuser_reserved_connections')::integer
                   - coalesce(current_setting('reserved_connections', true)::integer, 0) AS room,
               quote_ident(database.datname) AS database,
               quote_ident(role.rolname) AS user_name,
               CASE WHEN NOT role.rolsuper THEN nullif(database.datconnlimit, -1) END
                   AS database_limit,
               (SELECT count(*) FROM client WHERE client.datname = database.datname)
                   AS database_taken,
               CASE WHEN NOT role.rolsuper THEN nullif(role.rolconnlimit, -1) END AS role_limit,
               (SELECT count(*) FROM client WHERE client.usename = role.rolname) AS role_taken
          FROM pg_database AS database, pg_roles AS role
         WHERE database.datname = current_database() AND role.rolname = session_user
        """
}
