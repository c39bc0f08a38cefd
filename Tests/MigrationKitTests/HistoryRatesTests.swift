import MigrationKit
import Testing

/// The rates of the history against their thresholds: what is crossed, and what is just kept.
struct HistoryRatesTests {
    private func rates(
        _ total: Int, failed: Int = 0, rollbacks: Int = 0, average: Int = 0, slow: Int = 0,
        verySlow: Int = 0
    ) -> HistoryRates {
        var rates = HistoryRates()
        rates.total = total
        rates.successful = total - failed
        rates.rollbacks = rollbacks
        rates.timed = total
        rates.totalMilliseconds = average * total
        rates.slow = slow
        rates.verySlow = verySlow
        if slow + verySlow > 0 { rates.slowest = .init(file: "007-x.js", milliseconds: 310_000) }
        return rates
    }

    private func alerts(_ rates: HistoryRates) -> [String] {
        rates.alerts(HistoryThresholds()).map { "\($0.name.rawValue) \($0.level.rawValue)" }
    }

    @Test func nothingIsNoAlert() {
        #expect(alerts(HistoryRates()).isEmpty)
        #expect(HistoryRates().successRate == nil && HistoryRates().averageMilliseconds == nil)
    }

    /// "Alert under 99%, failures over 5%."
    @Test func success() {
        #expect(alerts(rates(100, failed: 1)).isEmpty)
        #expect(alerts(rates(1_000, failed: 11)) == ["success-rate warning"])
        #expect(alerts(rates(100, failed: 5)) == ["success-rate warning"])
        #expect(
            alerts(rates(1_000, failed: 51)) == ["success-rate warning", "failure-rate critical"])
        #expect(alerts(rates(1, failed: 1)) == ["success-rate warning", "failure-rate critical"])
    }

    /// "Rollbacks (1%, 5%)."
    @Test func rollbacks() {
        #expect(alerts(rates(100, rollbacks: 1)).isEmpty)
        #expect(alerts(rates(100, rollbacks: 2)) == ["rollback-rate warning"])
        #expect(alerts(rates(100, rollbacks: 5)) == ["rollback-rate warning"])
        #expect(alerts(rates(100, rollbacks: 6)) == ["rollback-rate critical"])
    }

    /// "Average duration (30 s; slow at 2 and 5 minutes)."
    @Test func durations() {
        #expect(alerts(rates(10, average: 30_000)).isEmpty)
        #expect(alerts(rates(10, average: 30_001)) == ["average-duration warning"])
        #expect(alerts(rates(10, slow: 1)) == ["slow-migrations warning"])
        #expect(alerts(rates(10, slow: 2, verySlow: 1)) == ["slow-migrations critical"])
    }

    @Test func anAlertSaysWhatWasMeasuredTheThresholdAndWhatToDo() throws {
        let alerts = rates(200, failed: 3, slow: 2, verySlow: 1).alerts(HistoryThresholds())
        #expect(
            alerts[0].message
                == "success rate 98.5% is under 99% (3 of 200 actions of the whole history failed)")
        #expect(
            alerts[1].message
                == "1 of 200 actions of the whole history took longer than 5min, the longest 007-x.js (5min 10s)"
        )
        #expect(alerts[0].line.hasPrefix("\(alerts[0].message): read the errors"))
        #expect(alerts[0].json["measured"] == .number(98.5) && alerts[0].json["threshold"] == 99)
        #expect(alerts[1].json["unit"] == "ms" && alerts[1].json["measured"] == 310_000)
    }

    /// A limit that is just crossed is never shown as kept.
    @Test func roundingIsHonest() {
        let rates = rates(1_000_000, failed: 10_001, rollbacks: 50_001)
        #expect(rates.successRate?.description == "98.99%")
        #expect(rates.failureRate?.description == "1.01%")
        #expect(rates.rollbackRate?.description == "5.01%")
        let long = self.rates(10, average: 30_001).alerts(HistoryThresholds())
        #expect(long.first?.message.hasPrefix("average duration 30001ms is over 30s") == true)
        #expect(Percentage(99.9).description == "99.9%" && Percentage(5).json == 5)
    }
}
