import Postgres

/// How many more connections a server has for this role and database.
struct ConnectionRoom {
    /// The connections that are left; none where the server does not say.
    let count: Int

    /// Half of what is left: the other half is for those who do the server's work.
    var half: Int { max(0, count / 2) }

    /// Asks the server.
    init(asking connection: Connection) {
        let reply = connection.reply(to: .simple(Self.sql))
        count = reply.results.last.flatMap { Int($0.value(0, 0) ?? "") } ?? 0
    }

    /// The limits are those of the server, of the role and of the database (manual, "Connection
    /// Settings", `CREATE ROLE`, `CREATE DATABASE`); `reserved_connections` came with 16.
    private static let sql = """
        WITH client AS (
            SELECT usename, datname FROM pg_catalog.pg_stat_activity
             WHERE coalesce(backend_type, 'client backend') = 'client backend'
               AND datid IS NOT NULL
        )
        SELECT least(
            pg_catalog.current_setting('max_connections')::integer
                - pg_catalog.current_setting('superuser_reserved_connections')::integer
                - coalesce(pg_catalog.current_setting('reserved_connections', true)::integer, 0)
                - (SELECT count(*) FROM client),
            (SELECT rolconnlimit - (SELECT count(*) FROM client WHERE usename = rolname)
               FROM pg_catalog.pg_roles
              WHERE rolname = session_user AND rolconnlimit >= 0),
            (SELECT datconnlimit
                    - (SELECT count(*) FROM client WHERE client.datname = base.datname)
               FROM pg_catalog.pg_database AS base
              WHERE datname = pg_catalog.current_database() AND datconnlimit >= 0))
        """
}
