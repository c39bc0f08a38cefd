import MigrationKit
import PgQuery
import Postgres

/// The tracking tables as the database has them, read and written outside of migrations.
package struct MigrationStore {
    let ledger: Ledger
    /// What there is of `schema_migrations`.
    let condition: LedgerCondition
    /// What there is of `migration_history`.
    let historyCondition: LedgerCondition
    /// What there is of `migration_lock`.
    let lockCondition: LedgerCondition
    /// Whether the schema is there.
    let hasPlace: Bool
    /// The tables of known tools, in the order of the search path.
    let toolTables: [FoundTool]

    /// The table of versions.
    var table: TrackingTable { ledger.migrations }

    /// The tables with what there is of them, in the order in which they are made.
    var conditions: [(table: any LedgerTable, condition: LedgerCondition)] {
        [
            (ledger.migrations, condition), (ledger.history, historyCondition),
            (ledger.lock, lockCondition),
        ]
    }

    /// Whether nothing has to be made or extended.
    var isComplete: Bool { conditions.allSatisfy { $0.condition == .complete } }

    /// All rows, in the order they were made.
    ///
    /// - Throws: ``RunEnd``, also for a row that says nothing that is known: passed over, its migration
    ///   would be applied again.
    func rows(on connection: Connection) throws(RunEnd) -> [MigrationRow] {
        switch condition {
        case .absent, .foreign: return []
        case .old, .complete: break
        }
        return try migrationRows(
            connection.answer(to: table.rowsSQL(isComplete: condition == .complete)).rows)
    }

    /// All rows, and what `migration_lock` says where it is there and ours to read, in one round trip.
    ///
    /// - Throws: ``RunEnd`` as ``rows(on:)`` does.
    func rowsAndLock(
        on connection: Connection
    ) throws(RunEnd) -> (rows: [MigrationRow], lock: LockRow.Content?) {
        guard condition == .complete, lockCondition == .complete else {
            return (try rows(on: connection), nil)
        }
        let results: [ResultSet]
        do throws(WaitError) {
            results = try connection.perform(
                .simple("\(table.rowsSQL(isComplete: true)); \(LockRow(ledger: ledger).readSQL)"))
        } catch {
            guard case .server(let cause) = error, cause.sqlState.rawValue == "42501" else {
                throw RunEnd(error)
            }
            return (try rows(on: connection), nil)
        }
        return (
            try migrationRows(results.first?.rows ?? []),
            results.last?.rows.first.map(LockRow.content)
        )
    }

    func migrationRows(_ texts: [[String?]]) throws(RunEnd) -> [MigrationRow] {
        var rows: [MigrationRow] = []
        for columns in texts {
            guard let row = MigrationRow(columns: columns) else {
                let texts = columns.prefix(4).map { $0 ?? "NULL" }
                throw .failed(
                    GeneralFailure(
                        "\(table.displayName) says of version \(texts[0]): direction '\(texts[2])',"
                            + " status '\(texts[3])', which is nothing that is known",
                        exitCode: .refused,
                        remedy: "directions are up and down; statuses are pending, running,"
                            + " completed and failed"))
            }
            rows.append(row)
        }
        return rows
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

    /// What applied migrations defined, by their versions, where that was recorded.
    func definitions(on connection: Connection) throws(RunEnd) -> [String: RecordedDefinitions] {
        guard condition == .complete else { return [:] }
        let rows = try connection.answer(
            to: """
                SELECT version, progress -> 'definitions' FROM \(table.name)
                WHERE direction = 'up' AND status = 'completed' AND progress ? 'definitions'
                """
        ).rows
        var definitions: [String: RecordedDefinitions] = [:]
        for row in rows where row.count == 2 {
            guard let version = row[0], let text = row[1] else { continue }
            definitions[version] = try? RecordedDefinitions(parsing: text)
        }
        return definitions
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
            // What is `failed` is pending, and goes on telling what attempts before have left.
            assignments =
                "status = CASE WHEN progress ? 'earlier' THEN 'failed' ELSE 'pending' END,"
                + " direction = 'up', error = NULL"
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
        guard let sql = checksumsSQL(checksums) else { return }
        try write(sql, on: connection)
    }

    /// The statement that records checksums of applied migrations that have none; nil for no checksum.
    func checksumsSQL(_ checksums: [(version: String, checksum: String)]) -> String? {
        guard !checksums.isEmpty else { return nil }
        let values = checksums.map {
            "(\(SQLText.literal($0.version)), \(SQLText.literal($0.checksum)))"
        }
        return """
            UPDATE \(table.name) AS t SET checksum = v.checksum
            FROM (VALUES \(values.joined(separator: ", "))) AS v (version, checksum)
            WHERE t.version = v.version AND t.checksum IS NULL
            """
    }

    private func write(_ sql: String, on connection: Connection) throws(RunEnd) {
        try connection.execute(sql, isInterruptible: false)
    }
}
