package import MigrationKit
import Postgres

extension MigrationStore {
    /// How many attempts are read at once.
    private static let portion = 1_000

    /// The last attempts, the latest first, and what the whole history says of each action; the server does
    /// the counting. A portion and the figures are one round trip, each further portion another one.
    ///
    /// - Parameters:
    ///   - limit: how many attempts to read.
    ///   - thresholds: what the rates are compared with.
    ///   - take: is given the attempts, portion after portion.
    /// - Throws: ``RunEnd`` where they cannot be read.
    func history(
        limit: Int, thresholds: HistoryThresholds, on connection: Connection,
        take: ([HistoryEntry]) -> Void
    ) throws(RunEnd) -> HistorySummary {
        guard historyCondition != .absent else { return HistorySummary(thresholds: thresholds) }
        let added = historyCondition == .complete ? "applied_by, run_id" : "NULL, NULL"
        let figures = HistoryFigures(table: ledger.history, thresholds: thresholds)
        let next = "FETCH FORWARD \(Self.portion) FROM jsmigrate_history"
        let results = try connection.execute(
            """
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
            DECLARE jsmigrate_history NO SCROLL CURSOR FOR
            SELECT id, database_type, migration_file, action, \(TrackingTable.timestamp("applied_at")),
                   execution_time_ms, success, error_message, \(added)
            FROM \(ledger.history.name) ORDER BY applied_at DESC, id DESC LIMIT \(limit);
            \(next);
            \(figures.sql)\(limit > Self.portion ? "" : "; COMMIT")
            """)
        var portions = results.filter { $0.columnCount > 0 }.map(\.rows)[...]
        guard var rows = portions.popFirst(), let counts = portions.popFirst(),
            let slowest = portions.popFirst()
        else { return HistorySummary(thresholds: thresholds) }
        take(rows.compactMap { HistoryEntry(columns: $0) })
        if limit > Self.portion {
            while rows.count == Self.portion {
                rows = try connection.answer(to: next).rows
                take(rows.compactMap { HistoryEntry(columns: $0) })
            }
            try connection.execute("COMMIT")
        }
        return HistorySummary(
            statistics: counts.compactMap { HistoryStatistics(columns: $0) },
            rates: figures.rates(counts: counts, slowest: slowest.first), thresholds: thresholds)
    }
}

extension PostgresMigrator {
    /// The last attempts at migrations; nothing is made where there is no history.
    ///
    /// - Parameters:
    ///   - limit: how many attempts to read.
    ///   - thresholds: what the rates are compared with.
    ///   - take: is given the attempts, portion after portion.
    /// - Throws: ``RunEnd`` where they cannot be read.
    package func history(
        limit: Int, thresholds: HistoryThresholds, take: ([HistoryEntry]) -> Void
    ) throws(RunEnd) -> HistorySummary {
        try locateStore().history(
            limit: limit, thresholds: thresholds, on: idleConnection, take: take)
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

extension HistoryStatistics {
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
