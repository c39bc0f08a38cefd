import PgQuery
import Postgres

extension ServerBackend {
    /// Asks the server which of its processes serves the connection; behind a pooler libpq does not know.
    static let query = """
        SELECT pid, EXTRACT(epoch FROM backend_start) FROM pg_catalog.pg_stat_activity \
        WHERE pid = pg_catalog.pg_backend_pid()
        """

    /// Reads the answer to ``query``.
    init?(_ answer: ResultSet) {
        guard let row = answer.rows.first, let processID = row[0].flatMap({ Int($0) }) else {
            return nil
        }
        self.init(processID: processID, start: row[1] ?? "")
    }

    /// The process in `pg_stat_activity`, as what follows FROM; another one that got the same process id
    /// since is not meant.
    var place: String {
        """
        pg_catalog.pg_stat_activity WHERE pid = \(processID) \
        AND EXTRACT(epoch FROM backend_start) = \(SQLText.literal(start))::numeric
        """
    }
}
