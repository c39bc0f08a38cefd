/// What the whole history says of one action.
package struct HistoryStatistics: Sendable, Equatable {
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

    var json: JSON {
        .object([
            ("action", .string(action)), ("total", .integer(total)),
            ("successful", .integer(successful)), ("failed", .integer(failed)),
            ("average_ms", JSON(averageMilliseconds)),
        ])
    }
}
