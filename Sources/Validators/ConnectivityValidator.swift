import MigrationKit

/// Whether migrations can run on this server at all.
///
/// - Condition: `FAIL` on a standby, on a server or role whose transactions are read-only, where no
///   schema of the search_path exists, without the right to create in the current one, without
///   the rights to write the table of versions, and without a right that a statement of the plan needs
///   (``MissingRight``), as far as the statements are known and what is there now decides it. `WARN`
///   without the rights to write the history and the lock's row, and on a server older than PostgreSQL 12.
/// - Why: Each of these makes a statement fail, after the run has begun.
/// - Source: PostgreSQL manual, "Hot Standby", `default_transaction_read_only` in "Client
///   Connection Defaults", "System Information Functions" (`has_schema_privilege`), and
///   `pg_settings`, whose `reset_val` is what the session began with: this session itself was
///   switched to reading only.
struct ConnectivityValidator: MigrationValidator {
    let name = "connectivity"
    let phases: Set<ValidationPhase> = [.pre]

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let row = try context.database.query(Self.sql).first else {
            return [.fail("The server answered nothing.")]
        }
        let tracking = try trackingTableObstacles(context)
        var obstacles = try obstacles(row, context) + tracking.filter(\.isFatal)
        var shortcomings = tracking.filter { !$0.isFatal }
        let (missing, unread) = try MissingRight.all(
            for: context.pending, in: context.database,
            version: try row.integer("version_number"))
        obstacles += missing.map { right in
            Obstacle(
                details: "Migration \(right.version): \(right.details).", remedy: right.remedy)
        }
        let summary =
            "PostgreSQL \(try row.text("version")), database \(try row.text("database")),"
            + " user \(try row.text("user_name")), schema \(row["schema"] ?? "none")"
        let remarks = context.pending.compactMap { migration in
            let isUnread = unread.contains(migration.version)
            return (migration.statements?.gap ?? (isUnread ? Self.unreadStatement : nil)).map {
                "Not all that \(migration.file) needs is known before it runs: \($0)"
            }
        }
        if try row.integer("version_number") < 120_000 {
            shortcomings.append(
                Obstacle(
                    details: "This server is older than PostgreSQL 12; some checks cannot be made.",
                    remedy: "Upgrade the server, or try the migrations on a copy of it."))
        }
        let found = obstacles + shortcomings
        let details = Lines.join(summary, found.map(\.details) + remarks)
        if found.isEmpty { return [.pass(details)] }
        var remedies: [String] = []
        for obstacle in found where !remedies.contains(obstacle.remedy) {
            remedies.append(obstacle.remedy)
        }
        let help = Lines.limit(remedies).joined(separator: "\n")
        return [
            obstacles.isEmpty
                ? .warn(details, help: help)
                : .fail(details, help: help, migration: missing.first?.version)
        ]
    }

    private static let unreadStatement =
        "PostgreSQL 15's parser, which is built in, does not read a statement of it"

    /// What keeps migrations from running, or what they do without, and what to do about it.
    private struct Obstacle {
        let details: String
        let remedy: String
        var isFatal = true
    }

    private func obstacles(_ row: ReadOnlyRow, _ context: ValidationContext) throws -> [Obstacle] {
        var obstacles: [Obstacle] = []
        let user = try row.text("user_name")
        if try row.boolean("in_recovery") {
            obstacles.append(
                Obstacle(
                    details: "The server is a standby.", remedy: "Connect to the primary."))
        } else if try row.boolean("read_only") {
            let source = row["read_only_source"] ?? "unknown source"
            obstacles.append(
                Obstacle(
                    details: "Transactions are read-only here: default_transaction_read_only is on"
                        + " (\(source)).",
                    remedy: "Connect to the server that is written to, or switch the setting off"
                        + (row["read_only_reset"].map {
                            ":\nSET default_transaction_read_only = off; \($0)"
                        } ?? ".")))
        }
        if let schema = row["schema"] {
            // The tracking tables are to be made there; what the plan makes, its statements tell.
            if context.trackingTable == nil, try !row.boolean("can_create") {
                obstacles.append(
                    Obstacle(
                        details: "Role \(user) may not create in schema \(schema).",
                        remedy: "GRANT CREATE ON SCHEMA \(schema) TO \(user);"))
            }
        } else {
            obstacles.append(
                Obstacle(
                    details: "No schema of the search_path (\(try row.text("search_path"))) exists,"
                        + " or role \(user) may use none of them.",
                    remedy: "Create the schema, GRANT USAGE on it, or set search_path."))
        }
        return obstacles
    }

    private func trackingTableObstacles(_ context: ValidationContext) throws -> [Obstacle] {
        guard let table = context.trackingTable else { return [] }
        return try context.database.query(Self.trackingTableSQL, [table]).map { row in
            let role = try row.text("user_name")
            let privileges = try row.text("privileges")
            let name = try row.text("name")
            let kind = try row.boolean("is_sequence") ? "SEQUENCE " : ""
            let isFatal = try row.boolean("is_fatal")
            return Obstacle(
                details: "Role \(role) lacks \(privileges) on \(name)"
                    + (isFatal ? "." : ", which a run would do without."),
                remedy: "GRANT \(privileges) ON \(kind)\(name) TO \(role);", isFatal: isFatal)
        }
    }

    private static let sql = """
        SELECT current_setting('server_version') AS version,
               current_setting('server_version_num')::integer AS version_number,
               current_database() AS database,
               quote_ident(current_user) AS user_name,
               quote_ident(current_schema()) AS schema,
               current_setting('search_path') AS search_path,
               pg_is_in_recovery() AS in_recovery,
               setting.reset_val = 'on' AS read_only,
               setting.source AS read_only_source,
               CASE setting.source
               WHEN 'database'
               THEN format('ALTER DATABASE %I RESET default_transaction_read_only;',
                           current_database())
               WHEN 'user'
               THEN format('ALTER ROLE %I RESET default_transaction_read_only;', session_user)
               WHEN 'database user'
               THEN format('ALTER ROLE %I IN DATABASE %I RESET default_transaction_read_only;',
                           session_user, current_database())
               END AS read_only_reset,
               has_schema_privilege(current_schema(), 'CREATE') AS can_create
          FROM pg_settings AS setting
         WHERE setting.name = 'default_transaction_read_only'
        """

    private static let trackingTableSQL = """
        WITH tracking AS (
            SELECT class.oid, item.is_fatal, item.privileges
              FROM parse_ident($1::text) AS part
             CROSS JOIN LATERAL (VALUES
                    (part[cardinality(part)], true,
                     ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']),
                    ('migration_history', false, ARRAY['SELECT', 'INSERT']),
                    ('migration_lock', false, ARRAY['SELECT', 'INSERT', 'UPDATE'])
                   ) AS item (name, is_fatal, privileges)
              JOIN pg_class AS class ON class.relname = item.name AND class.relkind IN ('r', 'p')
              JOIN pg_namespace AS namespace
                ON namespace.oid = class.relnamespace AND namespace.nspname = part[1]
        ), needed AS (
            SELECT oid, is_fatal, false AS is_sequence, privilege, position,
                   has_table_privilege(oid, privilege) AS is_there
              FROM tracking
             CROSS JOIN unnest(privileges) WITH ORDINALITY AS item (privilege, position)
            UNION ALL
            SELECT objid, is_fatal, true, 'USAGE', 1,
                   CASE class.relkind WHEN 'S'
                        THEN has_sequence_privilege(objid, 'USAGE, UPDATE') END
              FROM tracking
              JOIN pg_depend ON refclassid = 'pg_class'::regclass AND refobjid = tracking.oid
               AND classid = 'pg_class'::regclass AND deptype = 'a'
              JOIN pg_class AS class ON class.oid = objid
        )
        SELECT oid::regclass AS name, is_fatal, is_sequence, quote_ident(current_user) AS user_name,
               string_agg(privilege, ', ' ORDER BY position) AS privileges
          FROM needed
         WHERE NOT is_there
         GROUP BY oid, is_fatal, is_sequence
         ORDER BY is_fatal DESC, is_sequence, name
        """
}
