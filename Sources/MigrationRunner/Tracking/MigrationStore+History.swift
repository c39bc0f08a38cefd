package import MigrationKit
import Postgres

extension MigrationStore {
    /// The last attempts, the latest first, and what the whole history says of each action.
    ///
    /// - Parameter limit: how many attempts to read.
    /// - Throws: ``RunEnd`` where they cannot be read.
    func history(limit: Int, on connection: Connection) throws(RunEnd) -> HistoryReport {
        guard historyCondition != .absent else { return HistoryReport(entries: [], statistics: []) }
        let added = historyCondition == .complete ? "applied_by, run_id" : "NULL, NULL"
        let results = try connection.execute(
            """
            SELECT id, database_type, migration_file, action, \(TrackingTable.timestamp("applied_at")),
                   execution_time_ms, success, error_message, \(added)
            FROM \(ledger.history.name) ORDER BY applied_at DESC, id DESC LIMIT \(limit);
            SELECT action, pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE success),
                   pg_catalog.round(pg_catalog.avg(execution_time_ms))
            FROM \(ledger.history.name) GROUP BY action ORDER BY action DESC
            """)
        return HistoryReport(
            entries: (results.first?.rows ?? []).compactMap { HistoryEntry(columns: $0) },
            statistics: (results.last?.rows ?? []).compactMap { columns in
                HistoryReport.Statistics(columns: columns)
            })
    }
}

extension PostgresMigrator {
    /// The last attempts at migrations; nothing is made where there is no history.
    ///
    /// - Throws: ``RunEnd`` where they cannot be read.
    package func history(limit: Int) throws(RunEnd) -> HistoryReport {
        try locateStore().history(limit: limit, on: idleConnection)
    }
}

extension HistoryEntry {
    fileprivate init?(columns: [String?]) {
        guard columns.count == 10, let id = columns[0].flatMap({ Int($0) }),
            let databaseType = columns[1], let file = columns[2], let action = columns[3],
            let appliedAt = columns[4]
        else { return nil }
        self.init(
            id: id, databaseType: databaseType, file: file, action: action, appliedAt: appliedAt,
            durationMilliseconds: columns[5].flatMap { Int($0) }, isSuccess: columns[6] == "t",
            error: columns[7], appliedBy: columns[8], runID: columns[9])
    }
}

extension HistoryReport.Statistics {
    fileprivate init?(columns: [String?]) {
        guard columns.count == 4, let action = columns[0],
            let total = columns[1].flatMap({ Int($0) }),
            let successful = columns[2].flatMap({ Int($0) })
        else { return nil }
        self.init(
            action: action, total: total, successful: successful,
            averageMilliseconds: columns[3].flatMap { Int($0) })
    }
}
