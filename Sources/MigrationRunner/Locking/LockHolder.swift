import MigrationKit
import Postgres

/// A backend that holds an advisory lock.
struct LockHolder: Equatable {
    /// The backend's process id.
    let processID: Int
    /// Its `application_name`.
    let application: String
    /// Where its client is.
    let host: String
    /// When it connected, in UTC.
    let since: String
    /// What it does: its state and the statement.
    let activity: String?

    /// One line for people.
    var description: String {
        "backend \(processID) (\(application)), host \(host), since \(since)"
    }

    /// The backends that hold a lock; of those of another role the server may tell the process id only.
    ///
    /// - Parameter key: the lock's key as an SQL expression.
    static func all(of key: String, on connection: Connection) throws(RunEnd) -> [LockHolder] {
        let results = try connection.execute(
            """
            SELECT l.pid, a.application_name,
                   coalesce(pg_catalog.host(a.client_addr),
                            CASE WHEN a.backend_start IS NOT NULL THEN 'this machine' END),
                   pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC',
                                      'YYYY-MM-DD HH24:MI:SS "UTC"'),
                   a.state || ': ' || pg_catalog.left(
                       pg_catalog.regexp_replace(pg_catalog.btrim(a.query), '[[:space:]]+', ' ', 'g'), 100)
            FROM pg_catalog.pg_locks AS l
            LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND (l.classid::bigint << 32 | l.objid::bigint) = \(key)
              AND l.database = (SELECT oid FROM pg_catalog.pg_database
                                WHERE datname = pg_catalog.current_database())
            ORDER BY l.pid
            """)
        return (results.last?.rows ?? []).map { row in
            LockHolder(
                processID: row[0].flatMap { Int($0) } ?? 0, application: row[1] ?? "unknown",
                host: row[2] ?? "unknown", since: row[3] ?? "a time that is not known",
                activity: row[4])
        }
    }
}
