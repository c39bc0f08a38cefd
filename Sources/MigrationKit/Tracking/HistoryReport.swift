/// What was done to a database: the answer of `history`.
package struct HistoryReport: Sendable, Equatable {
    /// What the whole history says of one action.
    package struct Statistics: Sendable, Equatable {
        /// `up` or `down`.
        package let action: String
        /// How many attempts there were.
        package let total: Int
        /// How many were completed.
        package let successful: Int
        /// How long an attempt took on average, in milliseconds; nil where none was measured.
        package let averageMilliseconds: Int?

        /// How many were not completed.
        package var failed: Int { total - successful }

        /// Creates statistics.
        package init(action: String, total: Int, successful: Int, averageMilliseconds: Int?) {
            self.action = action
            self.total = total
            self.successful = successful
            self.averageMilliseconds = averageMilliseconds
        }
    }

    /// The last attempts, the latest first.
    package let entries: [HistoryEntry]
    /// What the whole history says, by action.
    package let statistics: [Statistics]
    /// What is compared with the thresholds.
    package let rates: HistoryRates
    /// The thresholds that are crossed.
    package let alerts: [HistoryAlert]

    /// Creates a report.
    package init(
        entries: [HistoryEntry] = [], statistics: [Statistics] = [],
        rates: HistoryRates = HistoryRates(), thresholds: HistoryThresholds
    ) {
        self.entries = entries
        self.statistics = statistics
        self.rates = rates
        alerts = rates.alerts(thresholds)
    }

    /// The document of `history --json`.
    package var json: JSON {
        .object([
            ("history", .array(entries.map { .object($0.members) })),
            (
                "statistics",
                .array(
                    statistics.map { each in
                        .object([
                            ("action", .string(each.action)), ("total", .integer(each.total)),
                            ("successful", .integer(each.successful)),
                            ("failed", .integer(each.failed)),
                            ("average_ms", JSON(each.averageMilliseconds)),
                        ])
                    })
            ),
            ("rates", rates.json), ("alerts", .array(alerts.map(\.json))),
        ])
    }
}
