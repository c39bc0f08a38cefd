/// What a server is and has, as far as validators require something of it.
package struct ServerFacts: Equatable, Sendable {
    /// The version, as `server_version_num` gives it.
    package var version: Int

    /// Whether it is a standby.
    package var isStandby: Bool

    /// The user of the session.
    package var user: String

    /// The names of the extensions that are installed in the database.
    package var extensions: Set<String>

    /// The names of the roles whose rights the user has, its own among them.
    package var roles: Set<String>

    /// Asks a database, in one round trip.
    ///
    /// - Throws: the server's error, or ``UnexpectedAnswer``.
    package init(reading database: any ReadOnlyDatabase) throws {
        guard let row = try database.query(Self.sql).first else {
            throw UnexpectedAnswer(column: "version", value: nil, expected: "a row")
        }
        version = try row.integer("version")
        isStandby = try row.boolean("is_standby")
        user = try row.text("user_name")
        extensions = Self.names(try row.text("extensions"))
        roles = Self.names(try row.text("roles"))
    }

    private static func names(_ text: String) -> Set<String> {
        Set(text.split(separator: "\n").map(String.init))
    }

    private static let sql = """
        SELECT current_setting('server_version_num') AS version,
               pg_is_in_recovery() AS is_standby,
               current_user AS user_name,
               (SELECT coalesce(string_agg(extname, e'\\n'), '') FROM pg_extension) AS extensions,
               (SELECT coalesce(string_agg(rolname, e'\\n'), '') FROM pg_roles
                 WHERE pg_has_role(oid, 'USAGE')) AS roles
        """
}
