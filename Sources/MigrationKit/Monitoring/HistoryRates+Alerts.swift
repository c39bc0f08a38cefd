extension HistoryRates {
    /// The thresholds that are crossed; of two thresholds of one number, the further one.
    package func alerts(_ thresholds: HistoryThresholds) -> [HistoryAlert] {
        [
            successAlert(thresholds), failureAlert(thresholds), averageAlert(thresholds),
            slowAlert(thresholds), rollbackAlert(thresholds),
        ].compactMap { $0 }
    }

    private func successAlert(_ thresholds: HistoryThresholds) -> HistoryAlert? {
        let limit = thresholds.successRatePercent
        guard let rate = successRate, share(successful) < limit else { return nil }
        return percentage(
            .successRate, .warning, rate, limit,
            "success rate \(rate) is under \(Percentage(limit)) (\(failed) of \(attempts) failed)",
            help: "read the errors in the list, and try migrations before they are released, with"
                + " `jsmigrate up --ephemeral` or on a copy of the database")
    }

    private func failureAlert(_ thresholds: HistoryThresholds) -> HistoryAlert? {
        let limit = thresholds.failureRatePercent
        guard let rate = failureRate, share(failed) > limit else { return nil }
        return percentage(
            .failureRate, .critical, rate, limit,
            "failure rate \(rate) is over \(Percentage(limit)) (\(failed) of \(attempts) failed)",
            help: "stop releasing migrations until the cause is known: `jsmigrate history 200`"
                + " lists the errors, `jsmigrate up --validate` finds what is in the way beforehand"
        )
    }

    private func averageAlert(_ thresholds: HistoryThresholds) -> HistoryAlert? {
        let limit = thresholds.averageDuration.wholeMilliseconds
        guard let average = averageMilliseconds, totalMilliseconds > limit * timed else {
            return nil
        }
        return duration(
            .averageDuration, .warning, average, limit,
            "average duration \(Self.words(average, over: limit)) is over"
                + " \(RunDuration(milliseconds: limit)) (\(attempts))",
            help: "divide large migrations, and move changes of many rows into batches")
    }

    private func slowAlert(_ thresholds: HistoryThresholds) -> HistoryAlert? {
        guard slow > 0 || verySlow > 0, let slowest else { return nil }
        let isVerySlow = verySlow > 0
        let limit =
            (isVerySlow ? thresholds.verySlowDuration : thresholds.slowDuration).wholeMilliseconds
        let count = isVerySlow ? verySlow : slow
        let time = Self.words(slowest.milliseconds, over: limit)
        return duration(
            .slowMigrations, isVerySlow ? .critical : .warning, slowest.milliseconds, limit,
            "\(count) of \(attempts) took longer than \(RunDuration(milliseconds: limit)), the"
                + " longest \(slowest.file) (\(time))",
            help: "look for rewrites and scans of large tables in it; build indexes CONCURRENTLY,"
                + " and set --lock-timeout")
    }

    private func rollbackAlert(_ thresholds: HistoryThresholds) -> HistoryAlert? {
        guard let rate = rollbackRate else { return nil }
        let isFrequent = share(rollbacks) > thresholds.frequentRollbacksPercent
        let limit =
            isFrequent ? thresholds.frequentRollbacksPercent : thresholds.rollbackRatePercent
        guard share(rollbacks) > limit else { return nil }
        return percentage(
            .rollbackRate, isFrequent ? .critical : .warning, rate, limit,
            "rollback rate \(rate) is over \(Percentage(limit)) (\(rollbacks) of \(attempts))",
            help: "find out what was taken back and why, and prove migrations elsewhere first,"
                + " with `jsmigrate up --ephemeral` or on a copy of the database")
    }

    /// A length that is over a limit, never in words that are the limit's own.
    private static func words(_ milliseconds: Int, over limit: Int) -> String {
        let words = "\(RunDuration(milliseconds: milliseconds))"
        return words == "\(RunDuration(milliseconds: limit))"
            ? "\(max(milliseconds, limit + 1))ms" : words
    }

    /// The exact share, in percent; of nothing it is 0.
    private func share(_ part: Int) -> Double {
        total > 0 ? Double(part) * 100 / Double(total) : 0
    }

    private var attempts: String {
        "\(total) \(total == 1 ? "action" : "actions") of \(window)"
    }

    private func percentage(
        _ name: HistoryAlert.Name, _ level: HistoryAlert.Level, _ measured: Percentage,
        _ threshold: Double, _ message: String, help: String
    ) -> HistoryAlert {
        HistoryAlert(
            name: name, level: level, unit: .percent, measured: measured.json,
            threshold: Percentage(threshold).json, message: message, help: help)
    }

    private func duration(
        _ name: HistoryAlert.Name, _ level: HistoryAlert.Level, _ measured: Int, _ threshold: Int,
        _ message: String, help: String
    ) -> HistoryAlert {
        HistoryAlert(
            name: name, level: level, unit: .milliseconds, measured: .integer(measured),
            threshold: .integer(threshold), message: message, help: help)
    }
}

extension Duration {
    /// The length in milliseconds, without a fraction.
    package var wholeMilliseconds: Int { Int(self / .milliseconds(1)) }
}
