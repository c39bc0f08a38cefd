package import MigrationKit

/// Whether migrations can run on this server at all.
///
/// - Condition: `FAIL` on a standby, on a server or role whose transactions are read-only, where no
///   schema of the search_path exists, without the right to create in the current one, and without
///   the rights to write the tracking table. `WARN` on a server older than PostgreSQL 12.
/// - Why: Each of these makes the first statement that writes fail, after the run has begun.
/// - Source: PostgreSQL manual, "Hot Standby", `default_transaction_read_only` in "Client
///   Connection Defaults", "System Information Functions" (`has_schema_privilege`), and
///   `pg_settings`, whose `reset_val` is what the session began with: this session itself was
///   switched to reading only.
package struct ConnectivityValidator: MigrationValidator {
    /// `connectivity`.
    package let name = "connectivity"

    /// Before the run.
    package let phases: Set<ValidationPhase> = [.pre]

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: One finding.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        for row in try context.database.query(Self.sql) {
            let obstacles = try obstacles(row) + trackingTableObstacles(context)
            return [try finding(row, obstacles)]
        }
        return [.fail("The server answered nothing.")]
    }

    private func finding(_ row: ReadOnlyRow, _ obstacles: [String]) throws -> ValidationFinding {
        let isOld = try row.integer("version_number") < 120_000
        let summary =
            "PostgreSQL \(try row.text("version")), database \(try row.text("database")),"
            + " user \(try row.text("user_name")), schema \(row["schema"] ?? "none")"
        if !obstacles.isEmpty { return .fail(Lines.join(summary, obstacles)) }
        if isOld {
            let advice = "This server is older than PostgreSQL 12; some checks cannot be made."
            return .warn(Lines.join(summary, [advice]))
        }
        return .pass(summary)
    }

    private func obstacles(_ row: ReadOnlyRow) throws -> [String] {
        var obstacles: [String] = []
        let user = try row.text("user_name")
        if try row.boolean("in_recovery") {
            obstacles.append("The server is a standby: connect to the primary.")
        } else if try row.boolean("read_only") {
            obstacles.append(
                "Transactions are read-only here: default_transaction_read_only is on"
                    + " (\(row["read_only_source"] ?? "unknown source")).")
        }
        if let schema = row["schema"] {
            if try !row.boolean("can_create") {
                obstacles.append(
                    "Role \(user) may not create in schema \(schema):"
                        + " GRANT CREATE ON SCHEMA \(schema) TO \(user).")
            }
        } else {
            obstacles.append(
                "No schema of the search_path (\(try row.text("search_path"))) exists, or role"
                    + " \(user) may use none of them.")
        }
        return obstacles
    }

    private func trackingTableObstacles(_ context: ValidationContext) throws -> [String] {
        guard let table = context.trackingTable else { return [] }
        let missing = try context.database.query(Self.trackingTableSQL, [table])
            .map { try $0.text("privilege") }
        guard !missing.isEmpty else { return [] }
        return ["The role lacks \(missing.joined(separator: ", ")) on \(table)."]
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
               has_schema_privilege(current_schema(), 'CREATE') AS can_create
          FROM pg_settings AS setting
         WHERE setting.name = 'default_transaction_read_only'
        """

    private static let trackingTableSQL = """
        SELECT privilege
          FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'])
               WITH ORDINALITY AS needed (privilege, position)
         WHERE NOT has_table_privilege($1::text, privilege)
         ORDER BY position
        """
}
