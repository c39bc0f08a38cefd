package import MigrationKit
import Postgres

extension MigrationStore {
    /// The last attempts, the latest first, and what the whole history says of each action, all in one
    /// round trip; the server does the counting.
    ///
    /// - Parameters:
    ///   - limit: how many attempts to read.
    ///   - thresholds: what the rates are compared with.
    /// - Throws: ``RunEnd`` where they cannot be read.
    func history(
        limit: Int, thresholds: HistoryThresholds, on connection: Connection
    ) throws(RunEnd) -> HistoryReport {
        guard historyCondition != .absent else { return HistoryReport(thresholds: thresholds) }
        let added = historyCondition == .complete ? "applied_by, run_id" : "NULL, NULL"
        let figures = HistoryFigures(table: ledger.history, thresholds: thresholds)
        let results = try connection.execute(
            """
            SELECT id, database_type, migration_file, action, \(TrackingTable.timestamp("applied_at")),
                   execution_time_ms, success, error_message, \(added)
            FROM \(ledger.history.name) ORDER BY applied_at DESC, id DESC LIMIT \(limit);
            \(figures.sql)
            """)
        let rows = results.map(\.rows)
        guard rows.count == 3 else { return HistoryReport(thresholds: thresholds) }
        return HistoryReport(
            entries: rows[0].compactMap { HistoryEntry(columns: $0) },
            statistics: rows[1].compactMap { HistoryReport.Statistics(columns: $0) },
            rates: figures.rates(counts: rows[1], slowest: rows[2].first),
            thresholds: thresholds)
    }
}

extension PostgresMigrator {
    /// The last attempts at migrations; nothing is made where there is no history.
    ///
    /// - Parameters:
    ///   - limit: how many attempts to read.
    ///   - thresholds: what the rates are compared with.
    /// - Throws: ``RunEnd`` where they cannot be read.
    package func history(
        limit: Int, thresholds: HistoryThresholds
    ) throws(RunEnd) -> HistoryReport {
        try locateStore().history(limit: limit, thresholds: thresholds, on: idleConnection)
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
    /// Makes them of the first columns of ``HistoryFigures/sql``.
    fileprivate init?(columns: [String?]) {
        guard columns.count >= 4, let action = columns[0],
            let total = columns[1].flatMap({ Int($0) }),
            let successful = columns[2].flatMap({ Int($0) })
        else { return nil }
        self.init(
            action: action, total: total, successful: successful,
            averageMilliseconds: columns[3].flatMap { Int($0) })
    }
}
