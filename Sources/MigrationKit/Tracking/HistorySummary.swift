/// What a history says as a whole, whichever of its attempts are shown.
package struct HistorySummary: Sendable, Equatable {
    /// What it says of each action.
    package let statistics: [HistoryStatistics]
    /// What is compared with the thresholds.
    package let rates: HistoryRates
    /// The thresholds that are crossed.
    package let alerts: [HistoryAlert]

    /// Creates a summary.
    package init(
        statistics: [HistoryStatistics] = [], rates: HistoryRates = HistoryRates(),
        thresholds: HistoryThresholds
    ) {
        self.statistics = statistics
        self.rates = rates
        alerts = rates.alerts(thresholds)
    }
}
