import MigrationKit

/// What `history` counts, in SQL that reads the table without keeping rows.
struct HistoryFigures {
    let table: HistoryTable
    let thresholds: HistoryThresholds

    /// Two statements: of each action, first the numbers of the whole history (total, successful,
    /// average), then those of the attempts that count; and the longest of the slow ones.
    var sql: String {
        """
        SELECT action, pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE success),
               pg_catalog.round(pg_catalog.avg(execution_time_ms)),
               pg_catalog.count(*) FILTER (WHERE \(counts)),
               pg_catalog.count(*) FILTER (WHERE \(counts) AND success),
               pg_catalog.count(execution_time_ms) FILTER (WHERE \(counts)),
               pg_catalog.sum(execution_time_ms) FILTER (WHERE \(counts)),
               pg_catalog.count(*) FILTER (WHERE \(counts) AND execution_time_ms > \(slow)),
               pg_catalog.count(*) FILTER (WHERE \(counts) AND execution_time_ms > \(verySlow))
        FROM \(table.name) GROUP BY action ORDER BY action DESC;
        SELECT migration_file, execution_time_ms FROM \(table.name)
        WHERE \(counts) AND execution_time_ms > \(min(slow, verySlow))
        ORDER BY execution_time_ms DESC, id DESC LIMIT 1
        """
    }

    /// Reads the answers to ``sql``.
    func rates(counts rows: [[String?]], slowest: [String?]?) -> HistoryRates {
        var rates = HistoryRates()
        rates.days = thresholds.historyDays
        for row in rows where row.count == 10 {
            let numbers = row.dropFirst(4).map { $0.flatMap { Int($0) } ?? 0 }
            rates.total += numbers[0]
            if row[0] == MigrationDirection.down.rawValue { rates.rollbacks += numbers[0] }
            rates.successful += numbers[1]
            rates.timed += numbers[2]
            rates.totalMilliseconds += numbers[3]
            rates.slow += numbers[4]
            rates.verySlow += numbers[5]
        }
        if let slowest, let file = slowest[0], let milliseconds = slowest[1].flatMap({ Int($0) }) {
            rates.slowest = HistoryRates.Slowest(file: file, milliseconds: milliseconds)
        }
        return rates
    }

    private var slow: Int { thresholds.slowDuration.wholeMilliseconds }
    private var verySlow: Int { thresholds.verySlowDuration.wholeMilliseconds }

    /// Whether an attempt counts.
    private var counts: String {
        thresholds.historyDays == 0
            ? "true"
            : "applied_at > pg_catalog.now() - pg_catalog.make_interval(days =>"
                + " \(thresholds.historyDays))"
    }
}
