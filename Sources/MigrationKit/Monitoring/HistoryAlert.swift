/// A threshold that the history has crossed.
package struct HistoryAlert: Sendable, Equatable {
    /// What was measured.
    package enum Name: String, Sendable {
        /// The share of attempts that succeed.
        case successRate = "success-rate"
        /// The share of attempts that fail.
        case failureRate = "failure-rate"
        /// The average length of an attempt.
        case averageDuration = "average-duration"
        /// Attempts that took long.
        case slowMigrations = "slow-migrations"
        /// The share of rollbacks.
        case rollbackRate = "rollback-rate"
    }

    /// How far it has gone.
    package enum Level: String, Sendable {
        /// Something to look at.
        case warning
        /// Something to settle.
        case critical
    }

    /// What a number counts.
    package enum Unit: String, Sendable {
        /// Percent of the attempts.
        case percent
        /// Milliseconds.
        case milliseconds = "ms"
    }

    /// What was measured.
    package let name: Name
    /// How far it has gone.
    package let level: Level
    /// What the two numbers count.
    package let unit: Unit
    /// The number that was measured, in ``unit``.
    package let measured: JSON
    /// The threshold, in ``unit``.
    package let threshold: JSON
    /// What was measured and the threshold, in words.
    package let message: String
    /// What to do.
    package let help: String

    /// The element of `alerts` of `history --json`.
    package var json: JSON {
        [
            "alert": .string(name.rawValue), "level": .string(level.rawValue),
            "unit": .string(unit.rawValue), "measured": measured, "threshold": threshold,
            "message": .string(message), "help": .string(help),
        ]
    }

    /// The alert on one line.
    package var line: String { "\(message): \(help)" }
}
