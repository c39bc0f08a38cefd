/// The rates and times of the history beyond which `history` gives an alert.
package struct HistoryThresholds: Equatable, Sendable {
    /// The share of attempts that succeed, in percent, under which there is a warning.
    package var successRatePercent = 99.0

    /// The share of attempts that fail, in percent, over which the alert is critical.
    package var failureRatePercent = 5.0

    /// The average length of an attempt over which there is a warning.
    package var averageDuration = Duration.seconds(30)

    /// The length of one attempt over which it is slow: a warning.
    package var slowDuration = Duration.seconds(120)

    /// The length of one attempt over which it is very slow: critical.
    package var verySlowDuration = Duration.seconds(300)

    /// The share of rollbacks among attempts, in percent, over which there is a warning.
    package var rollbackRatePercent = 1.0

    /// The share of rollbacks among attempts, in percent, over which the alert is critical.
    package var frequentRollbacksPercent = 5.0

    /// How many days back attempts count; 0 is the whole history.
    package var historyDays = 0

    /// The documented defaults.
    package init() {}
}
