import EventLoop
import MigrationKit
import Postgres

/// The tracking table as the database has it, read and written outside of migrations.
package struct MigrationStore {
    /// What is there.
    enum Condition: Equatable {
        /// No table.
        case absent
        /// The old runner's table, without our columns.
        case old
        /// Our table.
        case complete
    }

    let table: TrackingTable
    let condition: Condition

    /// Finds the table on the search path, or the schema where it would be made.
    ///
    /// - Throws: ``RunEnd`` where there is no schema, or the table of that name is another tool's.
    static func locate(on connection: Connection) throws(RunEnd) -> MigrationStore {
        let result = try connection.answer(
            to: """
                SELECT pg_catalog.current_schema(), n.nspname,
                       (SELECT pg_catalog.string_agg(attname, ',') FROM pg_catalog.pg_attribute
                        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped)
                FROM (SELECT pg_catalog.to_regclass('schema_migrations') AS oid) AS found
                LEFT JOIN pg_catalog.pg_class AS c ON c.oid = found.oid
                LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                """)
        let row = result.rows.first ?? [nil, nil, nil]
        guard let schema = row[1] ?? row[0] else {
            throw .failed(
                GeneralFailure(
                    "no schema of the search_path exists, so there is no place for the tracking"
                        + " tables",
                    exitCode: .refused,
                    remedy: "create the schema, or set search_path for this role or database"))
        }
        let table = TrackingTable(schema: schema)
        guard row[1] != nil else { return MigrationStore(table: table, condition: .absent) }
        let columns = Set((row[2] ?? "").split(separator: ",").map(String.init))
        guard columns.isSuperset(of: TrackingTable.knownColumns) else {
            throw .failed(
                GeneralFailure(
                    "the table \(table.name) belongs to another tool: it has the columns"
                        + " \(columns.sorted().joined(separator: ", "))",
                    exitCode: .refused,
                    remedy: "rename it, or point the search_path at another schema; it was not"
                        + " touched"))
        }
        let isComplete = columns.isSuperset(of: TrackingTable.addedColumns.map(\.key))
        return MigrationStore(table: table, condition: isComplete ? .complete : .old)
    }

    /// Creates or extends the table where that is needed.
    ///
    /// - Returns: the store as it is then.
    /// - Throws: ``RunEnd`` where this role may not.
    func prepared(on connection: Connection) throws(RunEnd) -> MigrationStore {
        guard condition != .complete else { return self }
        let reply = connection.reply(to: .simple("BEGIN; \(table.createSQL); COMMIT"))
        if let cause = reply.error {
            _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
            if let interruption = connection.loop.interruption {
                throw .interrupted(interruption)
            }
            throw .failed(
                GeneralFailure(
                    server: cause,
                    remedy: "the tracking table \(table.name) could not be made; grant CREATE on"
                        + " its schema to this role"))
        }
        return MigrationStore(table: table, condition: .complete)
    }

    /// All rows, in the order they were made.
    func rows(on connection: Connection) throws(RunEnd) -> [MigrationRow] {
        guard condition != .absent else { return [] }
        return try connection.answer(
            to: table.rowsSQL(isComplete: condition == .complete)
        ).rows.compactMap { MigrationRow(columns: $0) }
    }

    /// Gives each planned migration without a row a `pending` one.
    func addPending(
        _ steps: [MigrationStep], runID: String, on connection: Connection
    ) throws(RunEnd) {
        let new = steps.filter { $0.row == nil }
        guard !new.isEmpty else { return }
        let values = new.map { step in
            "(\(SQLText.literal(step.file.version.text)), \(SQLText.literal(step.file.name)), 'up',"
                + " 'pending', NULL, \(SQLText.literal(runID)))"
        }
        try write(
            """
            INSERT INTO \(table.name) (version, name, direction, status, started_at, run_id)
            VALUES \(values.joined(separator: ", ")) ON CONFLICT (version) DO NOTHING
            """, on: connection)
    }

    /// Removes the `pending` rows that were not used, those of runs that a crash ended included; the
    /// old runner's, which have no run, are kept.
    func removePending(on connection: Connection) throws(RunEnd) {
        try write(
            "DELETE FROM \(table.name) WHERE status = 'pending' AND run_id IS NOT NULL",
            on: connection)
    }

    /// What a run's row of a version says now: its status, and what is durable.
    ///
    /// - Returns: nil where there is no such row.
    func outcome(
        of version: String, runID: String, on connection: Connection
    ) throws(RunEnd) -> (status: RowStatus, progress: MigrationProgress?)? {
        let result = try connection.execute(
            """
            SELECT status, progress FROM \(table.name)
            WHERE version = \(SQLText.literal(version)) AND run_id = \(SQLText.literal(runID))
            """, isInterruptible: false)
        guard let row = result.first?.rows.first, row.count == 2,
            let status = row[0].flatMap(RowStatus.init)
        else { return nil }
        return (status, row[1].flatMap { try? MigrationProgress(parsing: $0) })
    }

    /// Does what a settlement says with a row that a crash left.
    func settle(_ settlement: Settlement, on connection: Connection) throws(RunEnd) {
        let assignments: String
        switch settlement.action {
        case .becomesPending:
            assignments = "status = 'pending', direction = 'up', error = NULL"
        case .becomesApplied: assignments = "status = 'completed', direction = 'up'"
        case .runsAgain, .stop: return
        }
        try write(
            """
            UPDATE \(table.name) SET \(assignments)
            WHERE version = \(SQLText.literal(settlement.row.version.text))
            """, on: connection)
    }

    /// Records checksums of applied migrations that have none.
    func addChecksums(
        _ checksums: [(version: String, checksum: String)], on connection: Connection
    ) throws(RunEnd) {
        guard !checksums.isEmpty else { return }
        let values = checksums.map {
            "(\(SQLText.literal($0.version)), \(SQLText.literal($0.checksum)))"
        }
        try write(
            """
            UPDATE \(table.name) AS t SET checksum = v.checksum
            FROM (VALUES \(values.joined(separator: ", "))) AS v (version, checksum)
            WHERE t.version = v.version AND t.checksum IS NULL
            """, on: connection)
    }

    private func write(_ sql: String, on connection: Connection) throws(RunEnd) {
        try connection.execute(sql, isInterruptible: false)
    }
}
