import EventLoop
import MigrationKit
import Postgres

extension MigrationStore {
    /// Finds the tables, or the schema where they would be made: where the search path has a
    /// `schema_migrations`, else the schema that was asked for, else the current one.
    ///
    /// - Parameter preferred: the schema of `--ledger-schema`.
    /// - Throws: ``RunEnd`` where a table of one of their names is another tool's.
    static func locate(
        on connection: Connection, preferring preferred: String? = nil
    ) throws(RunEnd) -> MigrationStore {
        try located(connection.answer(to: locateSQL(preferring: preferred)).rows)
    }

    /// Finds the tables again, under the lock, and reads the rows in the same round trip.
    ///
    /// - Parameter preferred: the schema of `--ledger-schema`.
    /// - Returns: the tables as they are now, and the rows; nil where the tables are not what they were
    ///   when they were found first, so that the rows are to be read once they are made or extended.
    /// - Throws: ``RunEnd`` as ``locate(on:preferring:)`` does, and ``rows(on:)``.
    func again(
        on connection: Connection, preferring preferred: String?
    ) throws(RunEnd) -> (store: MigrationStore, rows: [MigrationRow]?) {
        guard isComplete else {
            return (try Self.locate(on: connection, preferring: preferred), nil)
        }
        let query = table.rowsSQL(isComplete: true)
        let reply = connection.reply(
            to: .simple("\(Self.locateSQL(preferring: preferred)); \(query)"))
        guard reply.error == nil, reply.results.count == 2 else {
            // The table may be gone, or not be ours to read: the question alone is answered anyway.
            return (try Self.locate(on: connection, preferring: preferred), nil)
        }
        let store = try Self.located(reply.results[0].rows)
        guard store.isComplete, store.table.name == table.name else { return (store, nil) }
        return (store, try migrationRows(reply.results[1].rows))
    }

    /// Reads the answer to `locateSQL`.
    private static func located(_ rows: [[String?]]) throws(RunEnd) -> MigrationStore {
        var columns: [String: Set<String>] = [:]
        for row in rows {
            guard let name = row[2] else { continue }
            columns[name] = Set((row[3] ?? "").split(separator: ",").map(String.init))
        }
        let ledger = Ledger(schema: rows.first?[0] ?? "")
        let store = MigrationStore(
            ledger: ledger,
            condition: ledger.migrations.condition(columns[TrackingTable.tableName]),
            historyCondition: ledger.history.condition(columns[HistoryTable.tableName]),
            lockCondition: ledger.lock.condition(columns[LockTable.tableName]),
            hasPlace: rows.first?[1] == "t")
        try store.refuseForeignTables()
        return store
    }

    private static func locateSQL(preferring preferred: String?) -> String {
        let names = [TrackingTable.tableName, HistoryTable.tableName, LockTable.tableName]
        let fallback = preferred.map { SQLText.literal($0) } ?? "pg_catalog.current_schema()"
        return """
            SELECT place.name, n.oid IS NOT NULL, t.relname, t.columns
            FROM (SELECT coalesce(
                      (SELECT n.nspname FROM pg_catalog.pg_class AS c
                       JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                       WHERE c.oid = pg_catalog.to_regclass('schema_migrations')),
                      \(fallback)) AS name) AS place
            LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = place.name
            LEFT JOIN LATERAL (
                SELECT c.relname, pg_catalog.string_agg(a.attname, ',') AS columns
                FROM pg_catalog.pg_class AS c
                LEFT JOIN pg_catalog.pg_attribute AS a
                    ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relnamespace = n.oid AND c.relkind NOT IN ('i', 'I', 'S')
                  AND c.relname IN (\(names.map { SQLText.literal($0) }.joined(separator: ", ")))
                GROUP BY c.relname
            ) AS t ON true
            """
    }

    private func refuseForeignTables() throws(RunEnd) {
        for (table, condition) in conditions {
            guard case .foreign(let columns) = condition else { continue }
            throw .failed(
                GeneralFailure(
                    "the table \(table.displayName) belongs to another tool: it has the columns"
                        + " \(columns.sorted().joined(separator: ", "))",
                    exitCode: .refused,
                    remedy: "rename it, or name another schema with --ledger-schema and keep the"
                        + " table's schema off the search_path; it was not touched"))
        }
    }

    /// Refuses to go on where there is no schema for the tables.
    ///
    /// - Throws: ``RunEnd`` of exit code 5.
    func checkPlace() throws(RunEnd) {
        guard !hasPlace else { return }
        guard !ledger.schema.isEmpty else {
            throw .failed(
                GeneralFailure(
                    "no schema of the search_path is there for this role, so there is no place for"
                        + " the tracking tables",
                    exitCode: .refused,
                    remedy:
                        "create the schema or grant USAGE on it, set search_path for this role or database, or name"
                        + " a schema with --ledger-schema"))
        }
        throw .failed(
            GeneralFailure(
                "there is no schema \(ledger.schema) for the tracking tables", exitCode: .refused,
                remedy: "create it: CREATE SCHEMA \(SQLText.identifier(ledger.schema))"))
    }

    /// Creates what is not there and extends what is older; to be called under the lock.
    ///
    /// - Returns: the store as it is then.
    /// - Throws: ``RunEnd`` where there is no place, or this role may not.
    func prepared(on connection: Connection) throws(RunEnd) -> MigrationStore {
        guard !isComplete else { return self }
        try checkPlace()
        let reply = connection.reply(to: .simple("BEGIN; \(ledger.createSQL); COMMIT"))
        if let cause = reply.error {
            _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
            if let interruption = connection.loop.interruption {
                throw .interrupted(interruption)
            }
            throw .failed(
                GeneralFailure(
                    server: cause,
                    remedy: "the tracking tables in the schema \(ledger.schema) could not be made"
                        + " or extended; let this role create tables there (GRANT CREATE ON SCHEMA)"
                        + " and own those that are there, or run `jsmigrate init` as a role that may"
                ))
        }
        return MigrationStore(
            ledger: ledger, condition: .complete, historyCondition: .complete,
            lockCondition: .complete, hasPlace: true)
    }
}
