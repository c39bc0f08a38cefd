import EventLoop
package import MigrationKit
package import Postgres

/// Reads what a database tells for the metrics, on a connection and a loop of its own: neither what
/// became of the run's connections nor a signal that ends the run keeps it from being read.
package struct FiguresReader {
    private let settings: ConnectionSettings
    private let ledgerSchema: String?
    private let ownProcesses: [Int]
    private let warn: (String) -> Void

    /// How long the connection may take to be made, and each statement, in milliseconds.
    private static let patience = 10_000

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - ledgerSchema: the schema of the tracking tables where the search path has none.
    ///   - ownProcesses: the server processes of the program's sessions, which are not counted.
    ///   - warn: told what could not be read.
    package init(
        _ settings: ConnectionSettings, ledgerSchema: String?, ownProcesses: [Int],
        warn: @escaping (String) -> Void
    ) {
        self.settings = settings
        self.ledgerSchema = ledgerSchema
        self.ownProcesses = ownProcesses
        self.warn = warn
    }

    /// Reads all that the role may read; what it may not is told, and left out.
    ///
    /// One transaction, as a pooler may give each another session, and no setting stays behind in it.
    /// - Parameter files: the migrations of the folder; nil where it cannot be listed.
    /// - Returns: nil where the database does not answer.
    package func read(files: [MigrationFile]?) -> DatabaseFigures? {
        guard let loop = try? EventLoop(),
            let connection = try? Connection.open(
                settings.runKeywords(), on: loop,
                timeout: min(settings.timeout ?? .infinity, Double(Self.patience)))
        else { return nil }
        defer { connection.close() }
        var figures = DatabaseFigures()
        do throws(RunEnd) {
            figures.take(server: try connection.execute("\(beginning); \(serverSQL)").map(\.rows))
            let store = try MigrationStore.locate(on: connection, preferring: ledgerSchema)
            if let files {
                let inventory = MigrationInventory(
                    files: files, rows: try store.rows(on: connection))
                figures.migrations =
                    StatusReport(inventory) { FileChecksum.of($0.path) }.summary
            }
            guard store.historyCondition != .absent else { return figures }
            let sql = Self.historySQL(of: store)
            figures.take(history: try connection.execute("\(sql); COMMIT").map(\.rows))
        } catch {
            warn("the metrics lack what could not be read: \(error.reason)")
        }
        return figures
    }

    private var beginning: String {
        """
        BEGIN READ ONLY; SET LOCAL statement_timeout TO \(Self.patience); \
        SET LOCAL lock_timeout TO 2000
        """
    }

    private var serverSQL: String {
        let own = ownProcesses.map { ", \($0)" }.joined()
        return """
            SELECT pg_catalog.pg_database_size(pg_catalog.current_database()),
                   pg_catalog.current_setting('max_connections'),
                   (SELECT pg_catalog.count(DISTINCT pid) FROM pg_catalog.pg_locks
                    WHERE NOT granted AND pid IN (SELECT pid FROM pg_catalog.pg_stat_activity
                                                  WHERE datname = pg_catalog.current_database()));
            SELECT state.name, pg_catalog.count(session.pid)
            FROM (VALUES ('active'), ('idle'), ('idle in transaction'),
                         ('idle in transaction (aborted)'), ('fastpath function call'),
                         ('disabled'), ('unknown')) AS state (name)
            LEFT JOIN pg_catalog.pg_stat_activity AS session
                ON coalesce(session.state, 'unknown') = state.name
               AND session.datname = pg_catalog.current_database()
               AND coalesce(session.backend_type, 'client backend') = 'client backend'
               AND session.pid NOT IN (pg_catalog.pg_backend_pid()\(own))
            GROUP BY state.name ORDER BY state.name
            """
    }

    private static func historySQL(of store: MigrationStore) -> String {
        // The table of an older tool knows no runs.
        let run = store.historyCondition == .complete ? "run_id" : "NULL::pg_catalog.uuid"
        let table = store.ledger.history.name
        return """
            SELECT pg_catalog.count(*) FILTER (WHERE run.is_clean),
                   pg_catalog.count(*) FILTER (WHERE NOT run.is_clean)
            FROM (SELECT pg_catalog.bool_and(success) AS is_clean FROM \(table)
                  WHERE \(run) IS NOT NULL GROUP BY \(run)) AS run;
            SELECT action.name, pg_catalog.count(*) FILTER (WHERE h.success),
                   pg_catalog.count(*) FILTER (WHERE NOT h.success),
                   pg_catalog.count(h.execution_time_ms),
                   coalesce(pg_catalog.sum(h.execution_time_ms), 0)
            FROM (VALUES ('up'), ('down')) AS action (name)
            LEFT JOIN \(table) AS h ON h.action = action.name
            GROUP BY action.name ORDER BY action.name
            """
    }
}

extension DatabaseFigures {
    /// Takes the rows of `serverSQL`, behind those of what begins the transaction.
    fileprivate mutating func take(server rows: [[[String?]]]) {
        let rows = rows.suffix(2).map { $0 }
        guard rows.count == 2, let numbers = rows[0].first, numbers.count == 3 else { return }
        sizeInBytes = numbers[0].flatMap { Int($0) }
        connectionLimit = numbers[1].flatMap { Int($0) }
        lockWaits = numbers[2].flatMap { Int($0) }
        connections = rows[1].compactMap { row in
            guard row.count == 2, let state = row[0], let count = row[1].flatMap({ Int($0) })
            else { return nil }
            return Connections(state: state, count: count)
        }
    }

    /// Takes the rows of `historySQL`.
    fileprivate mutating func take(history rows: [[[String?]]]) {
        guard rows.count >= 2, let counts = rows[0].first?.compactMap({ $0.flatMap { Int($0) } }),
            counts.count == 2
        else { return }
        runs = Runs(successful: counts[0], failed: counts[1])
        attempts = rows[1].compactMap { row in
            let numbers = row.dropFirst().compactMap { $0.flatMap { Int($0) } }
            guard let action = row.first ?? nil, numbers.count == 4 else { return nil }
            return Attempts(
                action: action, successful: numbers[0], failed: numbers[1], timed: numbers[2],
                milliseconds: numbers[3])
        }
    }
}
