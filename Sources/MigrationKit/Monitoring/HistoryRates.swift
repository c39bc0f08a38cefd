/// What the history says of the attempts that count, in numbers that thresholds are compared with.
package struct HistoryRates: Sendable, Equatable {
    /// The longest of the slow attempts.
    package struct Slowest: Sendable, Equatable {
        /// The file that ran.
        package let file: String
        /// How long it took, in milliseconds.
        package let milliseconds: Int

        /// Creates one.
        package init(file: String, milliseconds: Int) {
            self.file = file
            self.milliseconds = milliseconds
        }
    }

    /// How many days back attempts count; 0 is the whole history.
    package var days = 0
    /// How many attempts there were, in both directions.
    package var total = 0
    /// How many of them were completed.
    package var successful = 0
    /// How many of them were rollbacks.
    package var rollbacks = 0
    /// Of how many the time is known.
    package var timed = 0
    /// How long those took together, in milliseconds.
    package var totalMilliseconds = 0
    /// How many took longer than the threshold of slow ones, very slow ones included.
    package var slow = 0
    /// How many took longer than the threshold of very slow ones.
    package var verySlow = 0
    /// The longest of the slow ones, nil where none was.
    package var slowest: Slowest?

    /// No attempts.
    package init() {}

    /// How many were not completed.
    package var failed: Int { total - successful }

    /// How long an attempt took on average, in milliseconds; nil where no time is known.
    package var averageMilliseconds: Int? {
        timed > 0 ? (totalMilliseconds + timed / 2) / timed : nil
    }

    /// The share of completed attempts; nil where there were none.
    package var successRate: Percentage? {
        total > 0 ? Percentage(successful, of: total, roundedUp: false) : nil
    }

    /// The share of failed attempts; nil where there were none.
    package var failureRate: Percentage? {
        total > 0 ? Percentage(failed, of: total, roundedUp: true) : nil
    }

    /// The share of rollbacks; nil where there were no attempts.
    package var rollbackRate: Percentage? {
        total > 0 ? Percentage(rollbacks, of: total, roundedUp: true) : nil
    }

    /// The attempts that count, in words.
    var window: String {
        switch days {
        case 0: "the whole history"
        case 1: "the last day"
        default: "the last \(days) days"
        }
    }

    /// The member `rates` of `history --json`.
    package var json: JSON {
        [
            "days": days > 0 ? .integer(days) : .null, "total": .integer(total),
            "success_percent": successRate?.json ?? .null,
            "failure_percent": failureRate?.json ?? .null,
            "rollback_percent": rollbackRate?.json ?? .null,
            "average_ms": JSON(averageMilliseconds), "slow": .integer(slow),
            "very_slow": .integer(verySlow), "slowest_ms": JSON(slowest?.milliseconds),
            "slowest_file": JSON(slowest?.file),
        ]
    }
}
